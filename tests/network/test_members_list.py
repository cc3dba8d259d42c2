"""The members of groups in the admin: who, since when, topics and needs; paged, filtered, and the same for many."""

from datetime import UTC, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from involvement.models import OpportunityIndexPage
from network.models import GroupPage
from people.actions.leaving import leave
from people.admin.page_sign_ups import LISTED
from people.models import Person, SignUp
from tests.factories.involvement import make_opportunity
from tests.factories.mailings import make_people, sign_up_all
from tests.factories.network import make_group
from tests.factories.people import make_sign_up
from tests.factories.staff import make_staff, signed_in
from tests.people.desk import fresh, make_confirmed, put_into

LIST = "/admin/groups/members/"
TOPIC = {"question": "What would you like to hear about?", "answer": "Ponds", "chosen": ["Ponds"]}


def rows(client: Client, **filters: str) -> list[list[str]]:
    """Return the words of the rows of the list."""
    answer = client.get(LIST, filters)
    assert answer.status_code == 200
    table = BeautifulSoup(answer.content, "html5lib").select("table.listing tbody tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.select("td")] for row in table]


def names(client: Client, **filters: str) -> set[str]:
    """Return the names in the list."""
    return {row[0] for row in rows(client, **filters)}


def test_who_belongs_since_when_and_what_for(editor_client: Client, group: GroupPage) -> None:
    with time_machine.travel(datetime(2026, 1, 10, 12, tzinfo=UTC), tick=False):
        ann = make_confirmed(group, "Ann X", answers=(TOPIC,), access_needs="A chair")
    with time_machine.travel(datetime(2026, 3, 10, 12, tzinfo=UTC), tick=False):
        confirmed_again = make_sign_up(group, name="Ann X", email="ann@example.com", answers=(TOPIC,))
        SignUp.objects.filter(pk=confirmed_again.pk).update(confirmed_at=timezone.now())
    ((name, title, state, since, topics, needs),) = rows(editor_client)
    assert (name, title, state, topics, needs) == ("Ann X", "Garden forum", "Taking part", "Ponds", "Yes")
    assert "2026" in since or "ago" in since
    assert reverse("sign_ups:inspect", args=[ann.pk]) in editor_client.get(LIST).content.decode()
    list_of = editor_client.get(LIST).context["object_list"]
    assert [each.since for each in list_of] == [datetime(2026, 1, 10, 12, tzinfo=UTC)]


def test_who_comes_back_is_a_member_since_then(editor_client: Client, group: GroupPage) -> None:
    with time_machine.travel(datetime(2026, 1, 10, 12, tzinfo=UTC), tick=False):
        sign_up = make_confirmed(group)
        leave(sign_up)
    with time_machine.travel(datetime(2026, 5, 1, 12, tzinfo=UTC), tick=False):
        make_confirmed(group)
    ((again,),) = [list(editor_client.get(LIST).context["object_list"])]
    assert (again.pk, again.since.month) == (sign_up.pk, 5)


def test_only_members_of_groups_stand_there(
    editor_client: Client, group: GroupPage, opportunity_index: OpportunityIndexPage
) -> None:
    make_confirmed(group, "Ann X")
    make_confirmed(make_opportunity(opportunity_index), "Bob X")
    make_sign_up(group, name="Cat X", email="cat@example.com")  # has not confirmed
    assert names(editor_client) == {"Ann X"}


def test_filters(editor_client: Client, group: GroupPage, home_page: Page) -> None:
    other = make_group(home_page, title="Other", slug="other", joining="application")
    make_confirmed(group, "Ann X", answers=(TOPIC,))
    bob, cat = make_confirmed(group, "Bob X"), make_confirmed(other, "Cat X")
    Person.objects.filter(pk=bob.person_id).update(paused_at=timezone.now())
    assert names(editor_client, page=str(group.pk)) == {"Ann X", "Bob X"}
    assert names(editor_client, state="awaiting-team") == {"Cat X"}
    assert names(editor_client, topic="Ponds") == {"Ann X"}
    assert names(editor_client, on_a_break="yes") == {"Bob X"}
    assert names(editor_client, q="Cat") == {"Cat X"}
    assert rows(editor_client, on_a_break="yes")[0][2] == "Taking part, on a break"
    put_into(cat, SignUp.State.LEFT)
    assert names(editor_client, state="left") == {"Cat X"}
    assert editor_client.get(LIST, {"page": "x", "state": "%00", "topic": "x" * 5000}).status_code in (200, 400)


def test_nobody_is_named_before_a_guardian_has_agreed(editor_client: Client, group: GroupPage) -> None:
    sign_up = make_confirmed(group, "Yaz X", answers=(TOPIC,))
    put_into(sign_up, SignUp.State.AWAITING_GUARDIAN)
    ((name, _group, _state, _since, topics, needs),) = rows(editor_client)
    assert (name, topics, needs) == ("Somebody (waiting for a guardian)", "", "")


def test_five_thousand_members_ask_no_more_than_fifty(editor_client: Client, group: GroupPage) -> None:
    def asked() -> int:
        editor_client.get(LIST, {"page": group.pk})
        with CaptureQueriesContext(connection) as seen:
            answer = editor_client.get(LIST, {"page": group.pk})
        assert len(answer.context["object_list"]) == 30
        return len(seen)

    sign_up_all(make_people(50), group)
    few = asked()
    sign_up_all(make_people(4_950, prefix="more"), group)
    assert SignUp.objects.count() == 5_000
    assert asked() == few


def test_opening_the_list_of_one_group_is_written_down(editor_client: Client, group: GroupPage) -> None:
    editor_client.get(LIST, {"page": group.pk})
    assert PageLogEntry.objects.filter(page=group.pk, action=LISTED).count() == 1
    assert "Garden" not in str(PageLogEntry.objects.get(action=LISTED).data)


@pytest.mark.parametrize(("may", "status"), [("view_signup", 200), ("view_person", 302)])
def test_only_who_may_read_sign_ups_sees_members(may: str, status: int, group: GroupPage) -> None:
    make_confirmed(group)
    client = signed_in(make_staff(may, pages=("add", "change")))
    assert client.get(LIST).status_code == status
    assert (LIST in client.get(f"/admin/pages/{group.pk}/edit/").content.decode()) is (status == 200)


def test_the_list_of_groups_counts_members_and_who_waits(
    editor_client: Client, group: GroupPage, home_page: Page
) -> None:
    other = make_group(home_page, title="Other", slug="other", joining="application")
    for name in ("Ann", "Bob"):
        make_confirmed(group, f"{name} X")
    waiting = make_confirmed(other, "Cat X")
    assert fresh(waiting).state == SignUp.State.AWAITING_TEAM
    answer = editor_client.get("/admin/group_pages/")
    numbers = {each.title: (each.members, each.waiting) for each in answer.context["object_list"]}
    assert numbers == {"Garden forum": (2, 0), "Other": (0, 1)}


def test_the_list_of_groups_asks_the_same_for_many(home_page: Page) -> None:
    """Of somebody who may not start translations: for those who may, the library for them asks twice in every row."""
    client = signed_in(make_staff("view_signup", pages=("add", "change", "publish")))

    def asked() -> int:
        client.get("/admin/group_pages/")
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/admin/group_pages/").status_code == 200
        return len(seen)

    for number in range(3):
        make_group(home_page, title=f"Group {number}", slug=f"group-{number}")
    few = asked()
    for number in range(3, 20):
        make_group(home_page, title=f"Group {number}", slug=f"group-{number}")
    assert asked() == few
