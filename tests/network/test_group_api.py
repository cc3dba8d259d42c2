"""The read-only API of groups: what the pages say, of every kind of group, and nobody's name."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from network.models import GroupPage
from people.models import SignUp
from tests.factories.mailings import make_people, sign_up_all
from tests.factories.meetings import JOINING_LINK, make_meeting
from tests.factories.network import make_group
from tests.factories.youngpeople import make_forum

LIST = "/api/v1/groups"
MOST_QUERIES = 6


def test_each_kind_of_group_is_there_as_its_page_says(group: GroupPage, home_page: Page, client: Client) -> None:
    forum = make_forum(home_page)
    answered = client.get(LIST)
    assert answered["Cache-Control"] == "public, max-age=300"
    assert not answered.cookies
    said = answered.json()
    assert (said["count"], said["pages"], said["next"], said["previous"]) == (2, 1, None, None)
    first, second = said["results"]
    assert (first["title"], first["url"], first["joining"]) == (group.title, group.full_url, "open")
    assert (first["purpose"], first["topics"]) == (
        "We decide together what grows.",
        ["Trees", "Ponds", "Children’s beds"],
    )
    assert (second["title"], second["lowest_age"], second["highest_age"]) == (forum.title, 13, 25)
    assert client.get(f"{LIST}/{group.pk}").json() == first
    assert client.get(f"{LIST}/{forum.pk}").json() == second


def test_nobody_is_named_and_nothing_private_told(group: GroupPage, client: Client) -> None:
    make_meeting(group)
    sign_up_all(make_people(9, prefix="secretname"), group, SignUp.State.ACTIVE)
    said = json.dumps([client.get(LIST).json(), client.get(f"{LIST}/{group.pk}").json()]).casefold()
    for private in ("secretname", group.contact_name, group.contact_email, group.contact_phone, JOINING_LINK):
        assert private.casefold() not in said
    assert "members" not in client.get(f"{LIST}/{group.pk}").json()


def test_what_the_public_cannot_read_is_not_there(group: GroupPage, home_page: Page, client: Client) -> None:
    hidden = make_group(home_page, title="Hidden", slug="hidden", live=False)
    behind = make_group(home_page, title="Behind", slug="behind")
    PageViewRestriction.objects.create(page=behind, restriction_type="login")
    assert [each["id"] for each in client.get(LIST).json()["results"]] == [group.pk]
    for page in (hidden, behind, home_page):
        assert client.get(f"{LIST}/{page.pk}").status_code == 404
    assert client.get(f"{LIST}?language=ur").json()["results"] == []


@pytest.mark.parametrize(
    "asked", ["?page=0", "?page=x", "?page=99999999999", "/0", "/x", "/99999999999999", "?language=%00"]
)
def test_odd_questions_get_a_clear_no(group: GroupPage, client: Client, asked: str) -> None:
    assert client.get(f"{LIST}{asked}").status_code in (400, 404, 422)
    assert client.post(LIST).status_code == 405


def test_sixty_groups_cost_what_two_do_and_pages_follow_each_other(
    group: GroupPage, home_page: Page, client: Client
) -> None:
    def queries() -> int:
        client.get(LIST)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(LIST).status_code == 200
        return len(asked)

    make_forum(home_page)
    few = queries()
    for number in range(58):
        make_group(home_page, title=f"Group {number}", slug=f"group-{number}", topics=["Ponds"])
    assert queries() == few <= MOST_QUERIES
    first = client.get(LIST).json()
    second = client.get(first["next"]).json()
    assert (first["count"], first["pages"], len(first["results"]), len(second["results"])) == (60, 2, 50, 10)
    assert client.get(second["previous"]).json() == first
    assert client.get(f"{LIST}?page=99").json()["results"] == []
