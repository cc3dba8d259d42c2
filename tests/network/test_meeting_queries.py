"""A group with 5,000 members: papers mail, the list of members and the private pages ask the database no more often."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.models import User
from network.models import GroupPage, MeetingPage, MeetingPaper
from network.telling.owed import owed_papers
from people.actions.mailing_letters import A_CHUNK, write_letters
from people.mailing_audience import headcount
from people.mailing_progress import letters_of
from people.models import Mailing, Person
from people.post.delivery import deliver_message
from tests.factories.meetings import (
    group_path,
    inside,
    make_meeting,
    make_members,
    make_paper,
    meeting_path,
    paper_path,
    send,
)
from tests.factories.staff import signed_in

pytestmark = pytest.mark.django_db

FEW, MANY = 5, 5_000
HEADCOUNT = 3
SENDING = 49
CHUNK = 17
LETTER = 25
PAGES = {"home": 7, "group": 8, "meeting": 9, "paper": 8}


def queries_of(function: Any, *arguments: Any) -> int:
    """Return how often the database is asked."""
    with CaptureQueriesContext(connection) as asked:
        function(*arguments)
    return len(asked)


@pytest.mark.parametrize("number", [FEW, MANY])
def test_the_papers_mail_asks_as_often_for_five_thousand_members_as_for_five(
    group: GroupPage, meeting: MeetingPage, secretary: User, number: int
) -> None:
    make_members(group, number)
    make_paper(meeting, secretary)
    owed = owed_papers(meeting)
    assert owed is not None
    assert headcount(owed.mailing()).letters == number
    assert queries_of(headcount, owed.mailing()) == HEADCOUNT
    assert queries_of(send, meeting, secretary) <= SENDING
    mailing = Mailing.objects.get(occasion=owed.occasion)
    chunks = [queries_of(write_letters, mailing.pk) for _ in range(number // A_CHUNK + 1)]
    assert max(chunks) <= CHUNK
    assert letters_of(mailing.pk).count() == number
    first, last = letters_of(mailing.pk).order_by("pk")[0], letters_of(mailing.pk).order_by("-pk")[0]
    assert queries_of(deliver_message, first.pk) <= LETTER
    assert queries_of(deliver_message, last.pk) <= LETTER


def test_the_list_of_who_has_access_is_paged_and_constant(
    group: GroupPage, meeting: MeetingPage, secretary: User
) -> None:
    client, path = signed_in(secretary), reverse("meeting_papers:of", args=[meeting.pk])
    make_members(group, 60, prefix="first")
    client.get(path)
    few = queries_of(client.get, path)
    make_members(group, MANY, prefix="more")
    assert queries_of(client.get, path) == few
    shown = client.get(path).content.decode()
    assert "5060 members can read what was sent." in shown
    assert shown.count("/admin/sign_ups/inspect/") == 50


@pytest.mark.parametrize("number", [1, 20])
def test_the_private_pages_ask_as_often_for_twenty_meetings_as_for_one(
    group: GroupPage, member: Person, secretary: User, number: int
) -> None:
    meetings = [make_meeting(group, slug=f"meeting-{place}") for place in range(number)]
    papers: list[MeetingPaper] = [
        make_paper(meetings[0], secretary, title=f"Paper {place}", is_sent=True) for place in range(number)
    ]
    client = inside(member)
    paths = {
        "home": "/members/",
        "group": group_path(group),
        "meeting": meeting_path(group, meetings[0]),
        "paper": paper_path(group, papers[0]),
    }
    for path in paths.values():
        client.get(path)
    assert {name: queries_of(client.get, path) for name, path in paths.items()} == PAGES


def test_the_teams_list_and_panel_ask_as_often_for_twenty_meetings_as_for_two(
    group: GroupPage, member: Person, secretary: User
) -> None:
    client = signed_in(secretary)

    def asked() -> dict[str, int]:
        paths = ("/admin/", "/admin/meetings/", "/admin/meetings/?papers=waiting")
        for path in paths:
            client.get(path)
        return {path: queries_of(client.get, path) for path in paths}

    for place in range(2):
        make_meeting(group, slug=f"meeting-{place}")
    few = asked()
    for place in range(2, 20):
        make_meeting(group, slug=f"meeting-{place}")
    assert asked() == few
