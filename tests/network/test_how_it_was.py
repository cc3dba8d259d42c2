"""How the meetings of a group were, for the team: small numbers hidden, worked out from what each meeting shows."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from core.models import User
from network.asking.questions import Answer, Question
from network.models import GroupPage, MeetingAnswerCount, MeetingPage, MeetingTelling
from tests.factories.meetings import make_meeting, over
from tests.factories.staff import make_staff, signed_in
from tests.factories.youngpeople import make_forum


def held(group: Page, number: int, *, days: int = 40, said: int = 0, **changes: object) -> MeetingPage:
    """Return a meeting that was over this many days ago and of which this many members said yes to each question."""
    starts_at = timezone.now() - timedelta(days=days)
    papers_by = timezone.localdate(starts_at) - timedelta(days=7)
    values = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2), "papers_by": papers_by} | changes
    meeting = over(make_meeting(group, title=f"Meeting {number}", slug=f"meeting-{number}"), **values)
    told = {"asked_at": starts_at + timedelta(days=1), "papers_told_at": starts_at - timedelta(days=9)}
    MeetingTelling.objects.update_or_create(meeting=meeting, defaults=told)
    MeetingAnswerCount.objects.bulk_create(
        MeetingAnswerCount(meeting=meeting, question=each, answer=answer, number=said if answer == Answer.YES else 0)
        for each in Question
        for answer in Answer
    )
    return meeting


def address(group: Page) -> str:
    """Return where the page is."""
    return f"/admin/groups/how-it-was/{group.pk}/"


def tables(client: Client, group: Page) -> list[list[list[str]]]:
    """Return the numbers of each table of the page, all meetings together first."""
    answered = client.get(address(group))
    assert answered.status_code == 200
    found = BeautifulSoup(answered.content, "html5lib").select("table.listing")
    return [[[cell.get_text() for cell in row.select("td")] for row in table.select("tbody tr")] for table in found]


def test_each_meeting_and_all_together(editor_client: Client, group: GroupPage) -> None:
    held(group, 1, said=12)
    held(group, 2, said=21, days=80)
    together, newest, oldest = tables(editor_client, group)
    assert newest == [["10", "0", "0"]] * 3
    assert oldest == [["20", "0", "0"]] * 3
    assert together == [["30", "0", "0"]] * 3


def test_small_numbers_stay_hidden_and_can_be_worked_out_of_nothing(editor_client: Client, group: GroupPage) -> None:
    held(group, 1, said=3)
    held(group, 2, said=21, days=80)
    together, small, _large = tables(editor_client, group)
    assert small[0][0] == "*"
    assert "3" not in small[0]
    assert together[0][0] != "24"


def test_nothing_is_shown_while_members_can_answer(editor_client: Client, group: GroupPage) -> None:
    held(group, 1, said=30, days=2)
    assert tables(editor_client, group) == []
    assert "members can still answer" in editor_client.get(address(group)).content.decode()


def test_promises_are_counted_and_what_did_not_take_place_is_not(editor_client: Client, group: GroupPage) -> None:
    held(group, 1, said=10)
    late = held(group, 2, said=10, days=80)
    MeetingTelling.objects.filter(meeting=late).update(papers_told_at=timezone.now() - timedelta(days=80))
    held(group, 3, said=30, cancelled_at=timezone.now())
    held(group, 4, said=30, is_example=True)
    words = " ".join(editor_client.get(address(group)).content.decode().split())
    assert "Papers in time: 1. Promises that were missed: 1." in words
    assert "Meeting 3" not in words
    assert "Meeting 4" not in words


def test_who_may_see_it(group: GroupPage, home_page: Page, secretary: User, editor_client: Client) -> None:
    held(group, 1, said=10)
    assert signed_in(secretary).get(address(group)).status_code == 200
    assert Client().get(address(group)).status_code == 302
    nobody = signed_in(make_staff(pages=("change",), name="nobody"))
    assert nobody.get(address(group)).status_code in (302, 403)
    assert editor_client.get(address(home_page)).status_code == 404
    assert editor_client.get("/admin/groups/how-it-was/999999/").status_code == 404
    assert address(group) in editor_client.get(f"/admin/pages/{group.pk}/edit/").content.decode()
    forum = make_forum(home_page)
    assert editor_client.get(address(forum)).status_code == 200


@pytest.mark.parametrize("page", ["", "?p=2", "?p=x"])
def test_fifty_meetings_cost_what_two_do(editor_client: Client, group: GroupPage, page: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert editor_client.get(address(group) + page).status_code == 200
        return len(asked)

    for number in range(2):
        held(group, number, said=10, days=40 + number)
    queries()
    few = queries()
    for number in range(2, 50):
        held(group, number, said=10, days=40 + number)
    assert queries() == few
