"""Puts the example meeting with its papers below the forum, marked “Example”, with dates that count from today."""

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from home.actions.report import Report
from home.actions.starter_pages import publish
from home.actions.starter_values import Resolver
from home.starter.meetings import GROUP_ADDRESS, MEETING, ExamplePaper
from home.starter.opportunities.example import day_after, moment_after
from home.starter.plan import OWNER_ROLE, REVIEW_DUE, WRITTEN_ON
from network.models import GroupPage, MeetingPage, MeetingPaper


def load_meetings(resolver: Resolver, report: Report) -> None:
    """Make the example meeting where it is missing."""
    group = resolver.pages[GROUP_ADDRESS].specific
    if not isinstance(group, GroupPage):
        report.notes.append(f"The page at {GROUP_ADDRESS} is not a group: no example meeting made.")
        return
    is_missing = not group.get_children().filter(slug=MEETING.slug).exists()
    report.count("example meetings", made=is_missing)
    if is_missing:
        meeting = _add_meeting(group)
        for paper in MEETING.papers:
            _add_paper(meeting, paper)


def _add_meeting(group: GroupPage) -> MeetingPage:
    today = timezone.localdate()
    starts_at = moment_after(today, MEETING.day, MEETING.start)
    values: dict[str, Any] = {
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=MEETING.minutes),
        "papers_by": day_after(today, MEETING.papers_day),
        "search_description": MEETING.summary,
        **MEETING.values,
    }
    meeting = MeetingPage(
        title=MEETING.title,
        slug=MEETING.slug,
        summary=MEETING.summary,
        is_example=True,
        owner_role=OWNER_ROLE,
        last_reviewed=WRITTEN_ON,
        review_due=REVIEW_DUE,
        live=False,
        **values,
    )
    group.add_child(instance=meeting)
    publish(meeting)
    return meeting


def _add_paper(meeting: MeetingPage, example: ExamplePaper) -> None:
    content = example.words.encode()
    paper = MeetingPaper(
        meeting=meeting, title=example.title, format=example.format, size=len(content), told_at=timezone.now()
    )
    paper.file.save("paper.txt", ContentFile(content), save=False)
    paper.save()
