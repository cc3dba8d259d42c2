"""What members of a group must be told of one of its meetings: new papers, or that something is otherwise now."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from involvement.telling.facts import Changes, changes_between
from involvement.vocabulary import Way
from network.meetings import group_of, leading_meeting
from network.membership import IS_MEMBER
from network.models import MeetingPage, MeetingPaper, MeetingTelling
from people.models import Mailing

PAPERS, CHANGED, CANCELLED, ASKED = "meeting_papers", "meeting_changed", "meeting_cancelled", "meeting_asked"


@dataclass(frozen=True)
class Owed:
    """One thing that members have not been told; `meeting` stands for its translations too."""

    meeting: MeetingPage
    group: Page
    template: str  # the name of the mail
    occasion: str  # the same as long as it is not told
    details: dict[str, Any]  # what the mail says, never about a person

    def mailing(self, note: str = "") -> Mailing:
        """Return the mail to all of them, not saved: for counting and for looking at it."""
        return Mailing(
            audience=Mailing.Audience.TAKING_PART,
            page_id=self.group.pk,
            template=self.template,
            details=self.details | {"note": note},
            states=list(IS_MEMBER),
        )

    @property
    def mark(self) -> str:
        """Return what is another one as soon as something else is owed."""
        told = [self.occasion, {name: value for name, value in self.details.items() if name != "at"}]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def owed_papers(page: MeetingPage) -> Owed | None:
    """Return what members have not been sent of a meeting's papers and notes; None where there is nothing new."""
    meeting = leading_meeting(page)
    new = list(meeting.papers.filter(told_at__isnull=True).order_by("pk").values_list("pk", flat=True))
    if not new or not _is_shown(meeting):
        return None
    which = hashlib.sha256(json.dumps(new).encode()).hexdigest()[:16]
    details = {"meeting": meeting.pk, "papers": new}
    return Owed(meeting, group_of(meeting), PAPERS, f"meeting-{meeting.pk}-papers-{which}", details)


def owed_change(page: MeetingPage, now: datetime | None = None) -> Owed | None:
    """Return what members must hear who know the meeting as it was; None for nothing, and once its day is over."""
    meeting, moment = leading_meeting(page), now or timezone.now()
    changes = untold_changes(meeting, moment)
    if changes is None:
        return None
    telling = meeting.telling
    return Owed(
        meeting=meeting,
        group=group_of(meeting),
        template=CANCELLED if changes.is_cancelled else CHANGED,
        occasion=f"meeting-{meeting.pk}-change-{telling.changed_at:%Y%m%d%H%M%S%f}",
        details={"meeting": meeting.pk, "was": telling.facts, "now": facts_of(meeting), "at": moment.isoformat()},
    )


def untold_changes(meeting: MeetingPage, now: datetime) -> Changes | None:
    """Return what has changed since members heard of a leading meeting; asks the database for nothing."""
    telling: MeetingTelling | None = getattr(meeting, "telling", None)
    if telling is None or not meeting.live or (meeting.ends_at and meeting.ends_at <= now):
        return None
    changes = changes_between(telling.facts, facts_of(meeting), now)
    return changes if changes.is_told else None


def asking(meeting: MeetingPage) -> Owed:
    """Return the question to its members how a meeting was."""
    return Owed(meeting, group_of(meeting), ASKED, f"meeting-{meeting.pk}-asked", {"meeting": meeting.pk})


def facts_of(meeting: MeetingPage) -> dict[str, Any]:
    """Return what people plan their day by, in the shape in which involvement.telling.facts keeps it."""
    session = {
        "number": meeting.pk,
        "starts_at": meeting.starts_at.isoformat() if meeting.starts_at else "",
        "ends_at": meeting.ends_at.isoformat() if meeting.ends_at else "",
        "note": "",
    }
    ways = {Way.IN_PERSON: meeting.in_person, Way.ONLINE: meeting.online}
    return {
        "sessions": [session] if meeting.starts_at and meeting.ends_at else [],
        "place": " ".join(meeting.place.split()),
        "ways": [way.value for way, is_so in ways.items() if is_so],
        "is_cancelled": meeting.cancelled_at is not None,
    }


def new_papers(details: dict[str, Any]) -> list[MeetingPaper]:
    """Return the papers that a mail tells of, as far as they are still there."""
    return list(MeetingPaper.objects.filter(pk__in=details.get("papers", [])))


def _is_shown(meeting: MeetingPage) -> bool:
    return MeetingPage.objects.live().filter(translation_key=meeting.translation_key).exists()
