"""Which meetings owe papers to their members, and the reminders of that: computed from dates and what was sent."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from network.meeting_states import PapersState, papers_state
from network.meetings import leading_meetings
from network.models import MeetingPage, MeetingTelling

PAPERS_OWED = "papers_owed"  # the mail
SOON, LATE = "soon", "late"  # the day is near; the day is over
_KEY = re.compile(r"papers-owed-(soon|late)-(\d+)-(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True)
class Reminder:
    """One reminder about one meeting and one promised day; it is about no person, so its key can say it all."""

    stage: str
    meeting_pk: int
    due: date

    @property
    def key(self) -> str:
        """Return the idempotency key: another day that is promised is another reminder."""
        return f"papers-owed-{self.stage}-{self.meeting_pk}-{self.due.isoformat()}"

    @classmethod
    def of(cls, key: str) -> "Reminder | None":
        """Return what a key says, or None for the key of something else."""
        found = _KEY.fullmatch(key)
        try:
            return cls(found[1], int(found[2]), date.fromisoformat(found[3])) if found else None
        except ValueError:  # no such day
            return None


def state_of(meeting: MeetingPage, now: datetime) -> PapersState:
    """Return what became of a meeting's promise; ask for meetings with what was told of them."""
    telling: MeetingTelling | None = getattr(meeting, "telling", None)
    return papers_state(meeting, telling.papers_told_at if telling else None, now)


def waiting_meetings(now: datetime) -> QuerySet[MeetingPage]:
    """Return the meetings whose members have not been sent papers that were promised, the nearest day first.

    What is over needs no papers any more; that its promise was missed stays in the list of meetings.
    """
    unsent = Q(telling__isnull=True) | Q(telling__papers_told_at__isnull=True)
    ahead = leading_meetings().filter(unsent, ends_at__gt=now, cancelled_at__isnull=True)
    return ahead.filter(no_papers=False, papers_by__isnull=False).order_by("papers_by", "pk")


def missed_meetings(now: datetime) -> QuerySet[MeetingPage]:
    """Return every meeting whose papers came too late or not at all, the same as `state_of` says of each."""
    today = timezone.localdate(now)
    promised = leading_meetings().filter(no_papers=False, papers_by__lt=today)
    late = Q(telling__papers_told_at__date__gt=F("papers_by"))
    unsent = Q(telling__isnull=True) | Q(telling__papers_told_at__isnull=True)
    never = unsent & (Q(cancelled_at__isnull=True) | Q(cancelled_at__date__gt=F("papers_by")))
    return promised.filter(late | never)
