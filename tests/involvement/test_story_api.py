"""The stories in the read-only API; tests/involvement/test_api.py drives all of it by its own document."""

from typing import Any

import pytest
from django.test import Client

from core.models import Theme
from home.models import HomePage
from involvement.models import StoryIndexPage, StoryPage
from tests.factories.copies import make_copies
from tests.factories.involvement import make_term
from tests.factories.stories import could_not_values, make_change, make_measure, make_story, make_story_index

LIST = "/api/v1/stories"


@pytest.fixture
def story(home_page: HomePage, organisation: object) -> StoryPage:
    """A story of something that could not be done, with a history."""
    index = make_story_index(home_page)
    page = make_story(index, **could_not_values(themes=[make_term(Theme, "Letters")]))
    make_measure(page)
    wrong = make_change(page, status="heard", words="On Monday.")
    make_change(page, words="On Tuesday.", corrects=wrong)
    return page


def test_the_list_says_what_the_page_says(story: StoryPage, client: Client) -> None:
    answer = client.get(LIST).json()
    assert {key: answer[key] for key in ("count", "page", "pages", "next", "previous", "ignored")} == {
        "count": 1,
        "page": 1,
        "pages": 1,
        "next": None,
        "previous": None,
        "ignored": [],
    }
    (found,) = answer["results"]
    assert found["url"] == story.full_url
    assert (found["status"], found["could_not_reason"]) == ("could-not", "money")
    assert found["we_said"] == "The letters are hard to read."
    assert found["we_did"] == "There is not enough money. A new building costs more than we have."
    assert found["source"] == {"slug": "survey", "name": "Survey"}
    assert [each["slug"] for each in found["themes"]] == ["letters"]
    assert found["evidence"][0]["before"] == "9"
    first, second = found["history"]
    assert (first["words"], first["corrects"], second["corrects"]) == ("On Monday.", None, first["id"])
    assert (found["next_update_due"], found["is_overdue"]) == (None, False)
    assert client.get(f"{LIST}/{story.pk}").json() == found


def test_filters_are_those_of_the_list_and_unknown_values_are_named(story: StoryPage, client: Client) -> None:
    answer = client.get(f"{LIST}?status=could-not&theme=no-such&year=1066").json()
    assert answer["count"] == 1
    assert {(each["filter"], each["value"]) for each in answer["ignored"]} == {("theme", "no-such"), ("year", "1066")}
    assert client.get(f"{LIST}?status=done").json()["count"] == 0


def test_pages_follow_each_other(story: StoryPage, client: Client) -> None:
    make_copies([story], 50, "changes")
    first = client.get(f"{LIST}?status=could-not").json()
    second = client.get(first["next"]).json()
    assert (first["count"], first["pages"], len(first["results"]), len(second["results"])) == (51, 2, 50, 1)
    assert client.get(second["previous"]).json() == first
    assert client.get(f"{LIST}?page=99").json()["results"] == []


@pytest.mark.parametrize(
    "address", [f"{LIST}?page=0", f"{LIST}?page=x", f"{LIST}/0", f"{LIST}/x", f"{LIST}/{'9' * 30}"]
)
def test_what_is_no_number_is_refused_in_words(story: StoryPage, client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith("Not understood")


def test_drafts_and_what_does_not_exist_are_not_found(story: StoryPage, client: Client) -> None:
    story.unpublish()
    for address in (f"{LIST}/{story.pk}", f"{LIST}/123456", f"{LIST}?language=xx"):
        assert client.get(address).status_code == 404
    assert client.get(LIST).json()["count"] == 0


def test_caches_may_keep_it_until_something_changes(story: StoryPage, client: Client) -> None:
    answer = client.get(LIST)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies
    tag: dict[str, Any] = {"if-none-match": answer.headers["ETag"]}
    assert client.get(LIST, headers=tag).status_code == 304
    make_change(story)
    assert client.get(LIST, headers=tag).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_only_reads(story: StoryPage, client: Client, method: str) -> None:
    assert getattr(client, method)(LIST).status_code == 405


def test_the_same_number_of_queries_for_few_and_for_many(
    story: StoryPage, client: Client, django_assert_max_num_queries: Any
) -> None:
    index = StoryIndexPage.objects.get()
    for number in range(20):
        make_measure(make_story(index, title=f"Story {number}", slug=f"story-{number}"))
    client.get(LIST)
    with django_assert_max_num_queries(16):
        client.get(LIST)
