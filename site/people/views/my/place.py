"""A place that is offered: yes or no with one button each; too late is said kindly, and a repeat visit too."""

from enum import StrEnum

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from people.actions.leaving import turn_down
from people.actions.offers import accept_offer
from people.models import SignUp
from people.offers import has_run_out, is_open
from people.places import can_leave, place_in_words
from people.private_names import named
from people.sign_up_words import words_for
from people.subjects import SignUpBriefing, SignUpSubject
from people.views.my.doorway import Visit, by_own_link

ANSWERS = ("yes", "no")


class Standing(StrEnum):
    """How things stand with the offer of one place."""

    OPEN = "open"
    RUN_OUT = "run out"
    CALLED_OFF = "called off"
    TAKEN = "taken"
    OTHER = "other"  # never offered, or answered and changed since


@by_own_link
def my_place(visit: Visit, sign_up: int) -> HttpResponse:
    """Show the offer with two buttons; a press answers it and leads to what has become of it."""
    theirs = SignUp.objects.select_related("page__locale", "person").filter(pk=sign_up, person=visit.person).first()
    if theirs is None:
        return render(visit.request, "people/link_unknown.html", status=404)
    answer = visit.request.POST.get("answer", "") if visit.is_post else ""
    if answer in ANSWERS:
        return _answer(visit, theirs, answer)
    return _show(visit, theirs)


def _answer(visit: Visit, sign_up: SignUp, answer: str) -> HttpResponse:
    if answer == "no" and turn_down(sign_up):
        return visit.go_to("my", "no-place")
    if answer == "yes":
        accept_offer(sign_up)
    return _back_to(visit.request)


def _back_to(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(request.path)  # the page says how things stand now


def _show(visit: Visit, sign_up: SignUp) -> HttpResponse:
    subject = sign_up.page.specific
    briefing = subject.sign_up_briefing() if isinstance(subject, SignUpSubject) else None
    standing = _standing(sign_up, briefing)
    context = {
        "sign_up": sign_up,
        "named": named(sign_up.page),
        "briefing": briefing,
        "signing": words_for(sign_up.page),
        "standing": standing.name,
        "words": place_in_words(sign_up),
        "can_leave": can_leave(sign_up),
        "lacks_answer": visit.is_post,
        "may_sign_up": isinstance(subject, SignUpSubject) and subject.takes_sign_ups_at(timezone.now()),
    }
    return visit.show("place", context, status=_status(visit, standing))


def _standing(sign_up: SignUp, briefing: SignUpBriefing | None) -> Standing:
    now = timezone.now()
    if briefing is None or briefing.is_cancelled:
        return Standing.CALLED_OFF
    if is_open(sign_up, now):
        return Standing.OPEN
    if has_run_out(sign_up, now):
        return Standing.RUN_OUT
    return Standing.TAKEN if sign_up.state == SignUp.State.ACTIVE else Standing.OTHER


def _status(visit: Visit, standing: Standing) -> int:
    if standing in (Standing.RUN_OUT, Standing.CALLED_OFF):
        return 410
    return 422 if visit.is_post and standing == Standing.OPEN else 200
