"""A meeting as everybody sees it: when, where, what about, and the promise about papers."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from core.serving import page_context
from network.meeting_states import MeetingState, PapersState, meeting_state
from network.meetings import group_of, leading_meeting
from network.models import MeetingPage
from network.papers_owed import state_of
from people.views.dress import layout_for


@page_context(MeetingPage)
def meeting_page_context(page: MeetingPage, request: HttpRequest) -> dict[str, Any]:
    """Gather what the public page shows; the way to join online and the papers are no part of it."""
    now = timezone.now()
    state = meeting_state(page, now)
    papers = state_of(leading_meeting(page), now) if page.pk else PapersState.UNKNOWN
    group = group_of(page) if page.path else None
    return {
        "state": state.name,
        "is_over": state == MeetingState.OVER,
        "is_cancelled": state == MeetingState.CANCELLED,
        "papers": papers.name,
        "group": group,
        "leave_to": getattr(group, "leave_to", ""),
        "layout": layout_for(group, "network/layout.html"),
    }
