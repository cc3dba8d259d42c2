"""What happens when in a plan, from finding people to telling them what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from involvement.road_map.plan import TO_FIND_PEOPLE, TO_PAY, TO_READ, Plan


@dataclass(frozen=True)
class Moment:
    """One day and what is to be done by then."""

    day: date
    words: str


def time_line(plan: Plan) -> list[Moment]:
    """Return what is to be done, in the order of its days."""
    return sorted(_moments(plan), key=lambda moment: moment.day)


def _moments(plan: Plan) -> Iterator[Moment]:
    yield Moment(plan.starts - TO_FIND_PEOPLE, _("Talk to the involvement team and publish the opportunity"))
    yield Moment(plan.last_day_to_say_yes, _("Last day for people to say that they take part"))
    yield Moment(plan.starts - TO_READ, _("Send papers, and ask each person what they need"))
    yield Moment(plan.starts, _("The meeting") if plan.meetings == 1 else _("First meeting"))
    if plan.meetings > 1:
        yield Moment(plan.last_meeting, _("Last meeting"))
    if plan.rate or plan.expenses in ("paid-back", "paid-ahead"):
        yield Moment(plan.last_meeting + TO_PAY, _("Everybody has their money, without having to ask"))
    yield Moment(plan.told_by, _("People are told what happened"))
