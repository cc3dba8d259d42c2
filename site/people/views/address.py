"""The page behind the link that asks whether an address is theirs: one button, and nothing about anybody."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt

from people.actions.own_details import prove_mailbox
from people.models import Person
from people.selectors import confirmation_age
from people.tokens import Claim, Purpose, claim_of, digest_of
from people.views.privacy import own_page


@csrf_exempt  # the link itself is the proof; mail programs open it in browsers that keep no cookie
@own_page
def confirm_address(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button; pressing it proves the address; coming back later is answered kindly."""
    claim = claim_of(token, Purpose.ADDRESS)
    person = Person.objects.filter(pk=claim.about).first() if claim else None
    if claim is None or person is None or not _is_theirs(claim, person):
        return render(request, "people/link_unknown.html", status=404)
    if person.email_confirmed_at:
        return render(request, "people/address.html", {"is_done": True})
    if claim.is_older_than(confirmation_age()):
        return render(request, "people/address.html", {"has_run_out": True}, status=410)
    if request.method == "POST":
        prove_mailbox(person)
        return HttpResponseRedirect(request.path)
    return render(request, "people/address.html")


def _is_theirs(claim: Claim, person: Person) -> bool:
    """Tell whether the link still belongs to the person, and is about the address they have at this moment."""
    return claim.belongs_to(person) and constant_time_compare(claim.detail, digest_of(person.email or ""))
