"""What stands on the front page of the admin as long as members wait for papers or for word of a change."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy

from core.models import User
from network.desk.telling import tell_url
from network.meeting_states import PapersState
from network.meetings import leading_meetings
from network.models import MeetingPage
from network.papers_owed import missed_meetings, state_of, waiting_meetings
from network.permissions import can_look_after_papers
from network.telling.owed import untold_changes

MOST = 10  # lines; the rest is in the list of meetings


@dataclass(frozen=True)
class Line:
    """What the members of one meeting wait for, and where it can be settled."""

    meeting: MeetingPage
    what: str
    url: str
    due: date | None = None
    is_late: bool = False


class MeetingsPanel(Component):
    """Members wait: for papers that were promised, and to hear of changes."""

    order = 55
    template_name = "network/admin/meetings_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the lines for this member of staff, and how many promises were missed in all."""
        user, now = parent_context["request"].user, timezone.now()
        lines = lines_for(user, now)
        missed = missed_meetings(now).count() if lines or can_look_after_papers(user) else 0
        return {"lines": lines[:MOST], "has_more": len(lines) > MOST, "missed": missed}


def lines_for(user: User, now: datetime) -> list[Line]:
    """Return what members wait for that this member of staff can settle, the most urgent first."""
    if not can_look_after_papers(user):
        return _changes(user, now)
    return [*_changes(user, now), *(_papers(meeting, now) for meeting in waiting_meetings(now)[: MOST + 1])]


def _papers(meeting: MeetingPage, now: datetime) -> Line:
    return Line(
        meeting=meeting,
        what=_("Papers"),
        url=reverse("meeting_papers:of", args=[meeting.pk]),
        due=meeting.papers_by,
        is_late=state_of(meeting, now) == PapersState.MISSED,
    )


def _changes(user: User, now: datetime) -> list[Line]:
    allowed = page_permission_policy.instances_user_has_permission_for(user, "publish").order_by()
    changed: QuerySet[MeetingPage] = leading_meetings().filter(
        pk__in=allowed.values("pk"), ends_at__gt=now, last_published_at__gt=F("telling__changed_at")
    )
    untold = (meeting for meeting in changed[: MOST + 1] if untold_changes(meeting, now))
    return [Line(meeting, _("To hear of a change"), tell_url(meeting, "change")) for meeting in untold]
