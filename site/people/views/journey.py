"""The sign-up journey: the form of a page, and what it says when the form has arrived."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page

from core.requests import is_rate_limited
from people.actions.sign_ups import register_interest
from people.fields import clean_text
from people.forms import REACHED_BY, TakePartForm
from people.forms.ages import TOO_YOUNG
from people.guardianship import asks_for_guardian
from people.places_taken import is_full
from people.sign_up_words import words_for
from people.subjects import SignUpSubject, asking_of
from people.views.closed import closed
from people.views.dress import dressed
from people.views.privacy import form_page

SUBMISSIONS = 20  # valid forms from one network address
PER = 60 * 60  # seconds


@form_page
def take_part(request: HttpRequest, page: SignUpSubject) -> HttpResponse:
    """Show and receive the sign-up form of a page; what has closed is closed when the form arrives."""
    if not page.takes_sign_ups_at(timezone.now()):
        return _closed(request, page)
    if request.method == "POST":
        return _receive(request, page)
    return _show(request, page, _form(page), status=200)


@form_page
def thank_you(request: HttpRequest, page: SignUpSubject) -> HttpResponse:
    """Say what happens next, in the same words whether or not the address was known."""
    by = request.GET.get("by", "")
    briefing = page.sign_up_briefing()
    asks_guardian = asks_for_guardian(briefing.ages)
    context = {
        "page": page,
        "words": words_for(page),
        "by": by if by in REACHED_BY else "",
        "briefing": briefing,
        "asks_guardian": asks_guardian,
    }
    return render(request, dressed(page, "thank_you"), context)


def _form(page: SignUpSubject, data: QueryDict | None = None) -> TakePartForm:
    language = get_language() or "en"
    ages, asking = page.sign_up_ages(), asking_of(page)
    return TakePartForm(data, questions=page.sign_up_questions(), language=language, ages=ages, asking=asking)


def _receive(request: HttpRequest, page: SignUpSubject) -> HttpResponse:
    form = _form(page, request.POST)
    is_valid = form.is_valid()
    if form.outside:
        return _not_their_age(request, page, form)
    if not is_valid:
        return _show(request, page, form, status=422)
    if is_rate_limited(request, "sign-up", SUBMISSIONS, PER):
        return _show(request, page, form, status=429)
    submission = form.submission()
    register_interest(page, submission)
    return HttpResponseRedirect(f"{request.path}thank-you/?by={submission.reach_by}")


def _show(request: HttpRequest, page: SignUpSubject, form: TakePartForm, status: int) -> HttpResponse:
    briefing = page.sign_up_briefing()
    context = {
        "page": page,
        "words": words_for(page),
        "form": form,
        "briefing": briefing,
        "is_full": isinstance(page, Page) and is_full(page, briefing),
        "is_too_much": status == 429,
    }
    return render(request, dressed(page, "take_part"), context, status=status)


def _not_their_age(request: HttpRequest, page: SignUpSubject, form: TakePartForm) -> HttpResponse:
    """Say it kindly and keep nothing at all: no person, no sign-up, no count of forms, no line that tells an age.

    The status is that of every form with something wrong in it, so that no log can tell who was too young.
    """
    template = "too_young" if form.outside == TOO_YOUNG else "too_old"
    context = {
        "page": page,
        "words": words_for(page),
        "briefing": page.sign_up_briefing(),
        "ages": form.ages,
        "born_on": form.typed_birth,
    }
    return render(request, dressed(page, template), context, status=422)


def _closed(request: HttpRequest, page: SignUpSubject) -> HttpResponse:
    typed: list[tuple[str, str]] = []
    if request.method == "POST":
        typed = _typed(page, request.POST)
    return closed(request, page, typed=typed, status=409 if request.method == "POST" else 200)


def _typed(page: SignUpSubject, data: QueryDict) -> list[tuple[str, str]]:
    """Return what somebody typed into a form that came too late, so that it is not lost."""
    form = _form(page, data)
    shown = [field for field in form.visible_fields() if field.name not in ("agree", "news")]
    return [(str(field.label), _as_text(field.value())) for field in shown]


def _as_text(value: object) -> str:
    parts = value if isinstance(value, list) else [value]  # a date comes in three
    return clean_text(" ".join(str(part) for part in parts if part))
