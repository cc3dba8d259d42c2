"""What staff can do to one or several sign-ups of a page at once, and what they are told about it; never a name."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from core.models import User
from people.actions.accepting import accept, put_on_waiting_list
from people.actions.attendance import set_attended
from people.actions.offers import offer_place
from people.attendance import CAN_HAVE_COME
from people.deciding import Hindrance, hindrance_to_a_place
from people.models import SignUp
from people.offers import reads_offers
from people.post.briefings import briefing_of
from people.subjects import SignUpBriefing

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

State = SignUp.State
TOO_EARLY = _("It has not begun yet.")
NO_PART = _("They do not take part.")
OFFERED_ALREADY = _("They have an offer already.")
IN_LINE_ALREADY = _("They are on the waiting list already.")


@dataclass(frozen=True)
class Act:
    """One thing to do: how, what is said when it is done, and why it may not have been."""

    do: Callable[[SignUp, User], bool]
    done: "StrOrPromise"  # with the number of people
    why_not: "Callable[[SignUp, SignUpBriefing | None], StrOrPromise]"
    is_told_by_mail: bool = False


@dataclass
class Result:
    """What became of it."""

    done: int = 0
    to_ring: int = 0  # of those: no mail was sent to them
    refused: Counter[str] = field(default_factory=Counter)


def _why_no_place(sign_up: SignUp, briefing: SignUpBriefing | None) -> "StrOrPromise":
    return (hindrance_to_a_place(sign_up, briefing) or Hindrance.NO_PLACE).label


def _why_no_offer(sign_up: SignUp, briefing: SignUpBriefing | None) -> "StrOrPromise":
    return OFFERED_ALREADY if sign_up.state == State.OFFERED else _why_no_place(sign_up, briefing)


def _why_not_in_line(sign_up: SignUp, briefing: SignUpBriefing | None) -> "StrOrPromise":
    if sign_up.state == State.WAITING_LIST:
        return IN_LINE_ALREADY
    return (hindrance_to_a_place(sign_up, briefing) or Hindrance.NOT_WAITING).label


def _why_not_said(sign_up: SignUp, briefing: SignUpBriefing | None) -> "StrOrPromise":
    return TOO_EARLY if sign_up.state in CAN_HAVE_COME else NO_PART


ACTS = {
    "accept": Act(
        lambda sign_up, by: accept(sign_up, by=by),
        ngettext_lazy("%(count)d person has a place now.", "%(count)d people have a place now.", "count"),
        _why_no_place,
        is_told_by_mail=True,
    ),
    "offer": Act(
        lambda sign_up, by: offer_place(sign_up, by=by),
        ngettext_lazy("A place is offered to %(count)d person.", "A place is offered to %(count)d people.", "count"),
        _why_no_offer,
        is_told_by_mail=True,
    ),
    "wait": Act(
        lambda sign_up, by: put_on_waiting_list(sign_up, by=by),
        ngettext_lazy(
            "%(count)d person is on the waiting list now.", "%(count)d people are on the waiting list now.", "count"
        ),
        _why_not_in_line,
        is_told_by_mail=True,
    ),
    "came": Act(
        lambda sign_up, by: set_attended(sign_up, attended=True, by=by),
        ngettext_lazy("Written down: %(count)d person came.", "Written down: %(count)d people came.", "count"),
        _why_not_said,
    ),
    "missed": Act(
        lambda sign_up, by: set_attended(sign_up, attended=False, by=by),
        ngettext_lazy(
            "Written down: %(count)d person did not come.", "Written down: %(count)d people did not come.", "count"
        ),
        _why_not_said,
    ),
}


def act_on(sign_ups: Iterable[SignUp], act: Act, *, by: User) -> Result:
    """Do it to each of these, one after the other, and return what became of it."""
    result = Result()
    for sign_up in sign_ups:
        if act.do(sign_up, by):
            result.done += 1
            result.to_ring += act.is_told_by_mail and not reads_offers(sign_up.person)
        else:
            fresh = SignUp.objects.select_related("person", "page").filter(pk=sign_up.pk).first()
            why = act.why_not(fresh, briefing_of(fresh)) if fresh else Hindrance.NOT_WAITING.label
            result.refused[str(why)] += 1
    return result
