"""The page behind the link that a guardian gets: what it is about, and two buttons. Opening it changes nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.models import BasePage
from people.actions.guardians import agree, refuse, withdraw
from people.guardianship import Standing, agreement_behind, answer_until, standing_of
from people.models import GuardianAgreement
from people.subjects import SignUpSubject
from people.tokens import Claim
from people.views.closed import closed

REFUSED = "refused"  # in the address after the button: what the answer was about is gone by then
ANSWERS = {"agree": agree, "refuse": refuse, "withdraw": withdraw}
HEADINGS = {
    Standing.WITHDRAWN: _("You no longer agree"),
    Standing.LEFT: _("They do not take part any more"),
    Standing.NOT_NEEDED: _("We do not need your answer any more"),
    Standing.RUN_OUT: _("This link has run out"),
}
OVER = _("There is nothing to answer any more")
TEMPLATES = {Standing.OPEN: "people/guardian.html", Standing.AGREED: "people/guardian_agreed.html"}


def answer_guardian(request: HttpRequest, claim: Claim) -> HttpResponse:
    """Show the question to whoever holds the link, and take the answer; friendly whenever they come back."""
    agreement = agreement_behind(claim)
    if agreement is None:
        return _gone(request)
    if not claim.belongs_to(agreement):
        return render(request, "people/link_unknown.html", status=404)
    page = agreement.sign_up.page.specific
    if request.method == "POST" and (answer := request.POST.get("answer", "")) in ANSWERS:
        ANSWERS[answer](agreement)
        return HttpResponseRedirect(f"{request.path}?{REFUSED}" if answer == "refuse" else request.path)
    return _show(request, agreement, page)


def _show(request: HttpRequest, agreement: GuardianAgreement, page: SignUpSubject) -> HttpResponse:
    briefing = page.sign_up_briefing()
    standing = standing_of(agreement, briefing.ages)
    if standing == Standing.OPEN and briefing.is_cancelled:
        return closed(request, page, status=410)
    context: dict[str, Any] = {
        "briefing": briefing,
        "summary": page.summary if isinstance(page, BasePage) else "",
        "name": agreement.sign_up.person.name,
        "sign_up": agreement.sign_up,
        "heading": HEADINGS.get(standing, OVER),
        "standing": standing.name,
        "wants_news": bool(agreement.held_wordings),
        "answer_by": timezone.localdate(answer_until(agreement)),
        "lacks_answer": request.method == "POST",
    }
    template = TEMPLATES.get(standing, "people/guardian_over.html")
    return render(request, template, context, status=_status(request, standing))


def _status(request: HttpRequest, standing: Standing) -> int:
    if standing == Standing.RUN_OUT:
        return 410
    return 422 if request.method == "POST" and standing in TEMPLATES else 200


def _gone(request: HttpRequest) -> HttpResponse:
    """Answer a link whose question has been deleted, as it is after a refusal; it was ours, so it is no mistake."""
    has_refused = REFUSED in request.GET
    heading = _("Thank you for your answer") if has_refused else OVER
    context = {"heading": heading, "standing": "REFUSED" if has_refused else "GONE"}
    return render(request, "people/guardian_over.html", context, status=200 if has_refused else 410)
