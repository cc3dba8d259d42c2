"""The page behind the link in a mail: one button. Opening it changes nothing, because mail scanners open links."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import Page

from people.actions.confirmation import confirm as confirm_sign_up
from people.actions.sign_ups import NOT_TAKING_PART
from people.guardianship import lacks_answers, rule_of
from people.models import SignUp
from people.places_taken import is_full
from people.private_names import named
from people.selectors import agreed_words, confirmation_age, sign_up_of
from people.sign_up_words import words_for
from people.subjects import SignUpSubject
from people.submissions import Submission, fingerprint
from people.tokens import Purpose, claim_of
from people.views.closed import closed
from people.views.dress import layout_for
from people.views.guardian import answer_guardian
from people.views.privacy import own_page
from people.views.subscribing import answer_subscription

CHANGES = "changes"  # in the address after the button: it was pressed for new details of somebody known


@csrf_exempt  # the link itself is the proof; mail programs open it in browsers that keep no cookie
@own_page
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button; pressing it confirms; coming back later is answered kindly, whatever happened meanwhile.

    A guardian's link, and one that confirms a subscription, have the same shape, so that nothing in an address tells
    who holds it and what for.
    """
    if asked := claim_of(token, Purpose.GUARDIAN):
        return answer_guardian(request, asked)
    if asked := claim_of(token, Purpose.SUBSCRIBE):
        return answer_subscription(request, asked)
    claim = claim_of(token)
    sign_up = sign_up_of(claim) if claim else None
    if claim is None or sign_up is None:
        return render(request, "people/link_unknown.html", status=404)
    if sign_up.pending and not claim.is_older_than(confirmation_age()):
        return _ask(request, sign_up)
    if sign_up.confirmed_at:
        return _done(request, sign_up)
    return render(request, "people/link_run_out.html", _named(sign_up, sign_up.page.specific), status=410)


def _ask(request: HttpRequest, sign_up: SignUp) -> HttpResponse:
    page, submission = sign_up.page.specific, Submission.from_json(sign_up.pending)
    briefing = page.sign_up_briefing() if isinstance(page, SignUpSubject) else None
    if briefing and briefing.is_cancelled:
        return closed(request, page, status=410)
    if lacks_answers(sign_up, submission, rule_of(sign_up)):
        return render(request, "people/guardian_form_again.html", _named(sign_up, page), status=409)
    shown = fingerprint(sign_up.pending)
    seen = request.POST.get("seen", "")  # nothing sent is nothing seen
    if request.method == "POST" and seen == shown:
        confirm_sign_up(sign_up, seen=seen)
        return HttpResponseRedirect(f"{request.path}?{CHANGES}" if sign_up.confirmed_at else request.path)
    context = {
        **_named(sign_up, page),
        "typed": submission,
        "agreed": agreed_words(sign_up),
        "shown": shown,
        "is_change": bool(sign_up.confirmed_at),
        "is_full": briefing and sign_up.state in NOT_TAKING_PART and is_full(page, briefing),
        "briefing": briefing,
        "has_changed": request.method == "POST",
    }
    return render(request, "people/confirm.html", context, status=409 if request.method == "POST" else 200)


def _done(request: HttpRequest, sign_up: SignUp) -> HttpResponse:
    page = sign_up.page.specific
    briefing = page.sign_up_briefing() if isinstance(page, SignUpSubject) else None
    words, is_change = words_for(sign_up.page), CHANGES in request.GET
    context = {"sign_up": sign_up, "briefing": briefing, "words": words, "is_change": is_change} | _dress(page)
    return render(request, "people/confirmed.html", context)


def _named(sign_up: SignUp, page: Page) -> dict[str, Any]:
    """Return how the page is called where its holder alone may know what it is about."""
    name = named(sign_up.page)
    return {"title": name.title, "url": name.url, "words": words_for(sign_up.page)} | _dress(page)


def _dress(page: Page) -> dict[str, Any]:
    """Return what the room of the page puts around it, such as a way to leave quickly."""
    return {"about": page, "layout": layout_for(page)}
