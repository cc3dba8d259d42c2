"""When a member is too old for a forum, when they are told so, and when their membership ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from people.guardianship import birthday_of
from people.models import SignUp
from youngpeople.models import YoungPeoplesForumPage

S = SignUp.State
# Who waits for a guardian is no member and gets no mail of the forum.
MEMBERS = (S.ACTIVE, S.PAUSED, S.OFFERED, S.WAITING_LIST, S.AWAITING_TEAM)


@dataclass(frozen=True)
class GrowingUp:
    """The days that matter for one member of one forum."""

    too_old_from: date
    told_from: date
    ends_on: date


def days_of(page: YoungPeoplesForumPage, born_on: date | None) -> GrowingUp | None:
    """Return those days, None where the forum has no highest age or the date of birth is not known."""
    if page.highest_age is None or born_on is None:
        return None
    birthday = birthday_of(born_on, page.highest_age + 1)
    return GrowingUp(
        too_old_from=birthday,
        told_from=birthday - timedelta(days=page.invite_days_before),
        ends_on=birthday + timedelta(days=page.grace_days),
    )


def members_to_look_at(today: date) -> Iterator[tuple[YoungPeoplesForumPage, int]]:
    """Yield each forum with the numbers of its members who are near the highest age or past it."""
    for page in YoungPeoplesForumPage.objects.live().filter(highest_age__isnull=False):
        soon = today + timedelta(days=page.invite_days_before)
        # Everybody born so early is as old as that by then; the day after, for 29 February.
        newest = date(soon.year - page.highest_age - 1, soon.month, 1) + timedelta(days=31)
        near = SignUp.objects.filter(page_id=page.pk, state__in=MEMBERS, person__born_on__lte=newest)
        yield from ((page, number) for number in list(near.order_by("pk").values_list("pk", flat=True)))
