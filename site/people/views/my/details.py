"""Changing name, ways to be reached, language and format; and the link that proves a new email address."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt

from people.actions.new_email import Outcome, forget_new_email, may_ask_new_email, take_new_email
from people.actions.own_details import save_details
from people.forms.own_details import OwnDetailsForm
from people.models import Person
from people.own_links import holder_of, own_page_path
from people.selectors import confirmation_age
from people.tokens import Purpose, claim_of, digest_of, own_token
from people.views.my.doorway import Visit, by_own_link
from people.views.privacy import own_page


@by_own_link
def my_details(visit: Visit) -> HttpResponse:
    """Show and save the details; a new email address gets a mail first."""
    if not visit.is_post:
        return _show(visit, OwnDetailsForm(person=visit.person))
    if "keep-old-email" in visit.request.POST:
        forget_new_email(visit.person)
        return visit.go_to("my_details", "old-email")
    form = OwnDetailsForm(visit.request.POST, person=visit.person)
    if not form.is_valid():
        return _show(visit, form, status=422)
    return _save(visit, form)


def _save(visit: Visit, form: OwnDetailsForm) -> HttpResponse:
    details, email = form.details(), form.cleaned_data["email"]
    if not may_ask_new_email(visit.person, email):
        return _show(visit, form, status=429)
    is_asked = bool(email) and email != visit.person.email
    save_details(visit.person, details, email)
    done = "asked" if is_asked else "details"
    if details.language == visit.person.language:
        return visit.go_to("my", done)
    visit.person.language = details.language  # from now on they read their page in it
    return HttpResponseRedirect(f"{own_page_path(visit.person, visit.token)}?done={done}")


def _show(visit: Visit, form: OwnDetailsForm, status: int = 200) -> HttpResponse:
    return visit.show("details", {"form": form, "is_too_much": status == 429}, status=status)


@csrf_exempt
@own_page
def new_email(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button to whoever reads the new mailbox; it makes the address theirs and ends the older links."""
    holder = holder_of(token, confirmation_age(), Purpose.NEW_EMAIL)
    claim = claim_of(token, Purpose.NEW_EMAIL)
    if holder is None or claim is None:
        return render(request, "people/link_unknown.html", status=404)
    person = holder.person
    if _is(person.email, claim.detail):
        return render(request, "people/my/email_changed.html", {"is_done": True})
    if holder.has_ended or not _is(person.new_email, claim.detail):
        return render(request, "people/my/link_ended.html", status=410)
    if request.method != "POST":
        return render(request, "people/my/new_email.html", {"person": person})
    return _take(request, person, claim.detail)


def _take(request: HttpRequest, person: Person, seen_digest: str) -> HttpResponse:
    outcome = take_new_email(person, seen_digest)
    if outcome is Outcome.BELONGS_TO_ANOTHER:
        return render(request, "people/my/email_changed.html", {"is_done": False}, status=409)
    if outcome is Outcome.NOT_ASKED:  # pressed twice, or changed again a moment ago
        return HttpResponseRedirect(request.path)
    person.refresh_from_db()
    return HttpResponseRedirect(f"{own_page_path(person, own_token(person))}?done=email")


def _is(address: str | None, digest: str) -> bool:
    return bool(address) and constant_time_compare(digest_of(address or ""), digest)
