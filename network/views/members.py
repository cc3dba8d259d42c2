"""The members' area: a member's groups, their meetings and papers. Whatever is asked for, membership is asked first."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page

from network.handing_out import handed_out
from network.meeting_states import meeting_state
from network.meetings import group_by_meeting, leading_meeting, meeting_with, meetings_ahead, meetings_over
from network.membership import group_with, groups_of, is_member
from network.papers import choices_for, shown_papers
from network.papers_owed import state_of
from people.tokens import calendar_token
from people.views.area import AreaVisit, in_members_area
from people.views.dress import layout_for


@in_members_area
def home(visit: AreaVisit) -> HttpResponse:
    """Show the member's groups and what is next."""
    language = _language()
    groups = groups_of(visit.person, language)
    ahead = meetings_ahead(groups, language, timezone.now())
    return visit.show("network/members/home.html", {"groups": groups, "ahead": group_by_meeting(ahead, groups)})


@in_members_area
def group(visit: AreaVisit, group_key: UUID) -> HttpResponse:
    """Show the meetings of one group."""
    page = _group(visit, group_key)
    if page is None:
        return _not_theirs(visit)
    language, now = _language(), timezone.now()
    context = {
        **_around(page),
        "group": page,
        "ahead": meetings_ahead([page], language, now),
        "over": meetings_over(page, language, now),
    }
    return visit.show("network/members/group.html", context)


@in_members_area
def meeting(visit: AreaVisit, group_key: UUID, meeting_key: UUID) -> HttpResponse:
    """Show one meeting with the way to join, its papers and its notes."""
    page = _group(visit, group_key)
    found = meeting_with(meeting_key, page, _language()) if page else None
    if page is None or found is None:
        return _not_theirs(visit)
    now = timezone.now()
    context = {
        **_around(page),
        "group": page,
        "meeting": found,
        "state": meeting_state(found, now).name,
        "papers": state_of(leading_meeting(found), now).name,
        "choices": choices_for(visit.person, shown_papers(meeting_key)),
    }
    return visit.show("network/members/meeting.html", context)


@in_members_area
def paper(visit: AreaVisit, group_key: UUID, meeting_key: UUID, number: int) -> HttpResponse:
    """Hand out one file; it comes through here wherever it is stored, and no browser may run it or keep it."""
    page = _group(visit, group_key)
    if page is None or meeting_with(meeting_key, page, _language()) is None:
        return _not_theirs(visit)
    found = shown_papers(meeting_key).filter(pk=number).first()
    return (handed_out(found) if found else None) or _not_theirs(visit)


@in_members_area
def calendar(visit: AreaVisit) -> HttpResponse:
    """Show the address at which calendar programs find all of the member's meetings."""
    path = reverse("members:own_calendar", args=[calendar_token(visit.person)])
    return visit.show("network/members/calendar.html", {"address": f"{settings.SITE_URL}{path}"})


def _around(group: Page) -> dict[str, Any]:
    """Return what the room of the group puts around its pages, such as a way to leave quickly."""
    return {"about": group, "layout": layout_for(group)}


def _group(visit: AreaVisit, key: UUID) -> Page | None:
    """Return the group with this key if the visitor is a member of it at this moment."""
    return group_with(key, _language()) if is_member(visit.person, key) else None


def _not_theirs(visit: AreaVisit) -> HttpResponse:
    """Say the same of what there is not and of what is not theirs."""
    return render(visit.request, "network/members/not_yours.html", status=404)


def _language() -> str:
    return get_language() or "en"
