"""The Atom feed of the stories: what a feed reader sees, and when it hears of a change."""

from datetime import UTC, datetime, timedelta

import feedparser
import pytest
import time_machine
from django.test import Client

from core.models import Theme
from home.models import HomePage
from involvement.models import StoryIndexPage, StoryPage
from tests.factories.involvement import make_term
from tests.factories.stories import could_not_values, make_change, make_story, make_story_index

FEED = "/we-said-we-did/feed/"
START = datetime(2027, 3, 2, 10, tzinfo=UTC)


@pytest.fixture
def story(home_page: HomePage, organisation: object) -> StoryPage:
    """A story whose title needs escaping, published at a known moment."""
    index = make_story_index(home_page)
    with time_machine.travel(START, tick=False):
        page = make_story(
            index,
            title="Kettles & <ladders> – Łódź",
            slug="kettles",
            is_example=True,
            themes=[make_term(Theme, "Letters")],
        )
        page.save_revision().publish()
    return page


def _read(client: Client, address: str = FEED) -> feedparser.FeedParserDict:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return feedparser.parse(answer.content, response_headers={"content-type": answer.headers["Content-Type"]})


def test_a_feed_parser_reads_it_without_a_warning(story: StoryPage, client: Client) -> None:
    feed = _read(client)
    assert (feed.bozo, feed.version) == (False, "atom10")
    (entry,) = feed.entries
    assert entry.title == "Example: Kettles & <ladders> – Łódź"
    assert entry.link == story.full_url
    assert [tag.term for tag in entry.tags] == ["Letters"]
    assert entry.id.endswith(f":story-{story.pk}")
    assert "Heard" in entry.summary
    assert any(link.rel == "self" and link.href.endswith(FEED) for link in feed.feed.links)


def test_every_change_gives_the_entry_a_new_moment_and_keeps_its_id(story: StoryPage, client: Client) -> None:
    seen = [_read(client).entries[0]]
    for days, values in ((1, {"status": "looking"}), (2, {"update_note": "We asked."}), (3, could_not_values())):
        with time_machine.travel(START + timedelta(days=days), tick=False):
            draft = StoryPage.objects.get(pk=story.pk)
            for name, value in values.items():
                setattr(draft, name, value)
            draft.save_revision().publish()
            seen.append(_read(client).entries[0])
    moments = [entry.updated_parsed for entry in seen]
    assert moments == sorted(set(moments))
    assert len({entry.id for entry in seen}) == 1
    assert "There is not enough money." in seen[-1].summary
    with time_machine.travel(START + timedelta(days=4), tick=False):
        make_change(story, words="Written without a publication.")
        last = _read(client)
    assert last.entries[0].updated_parsed > moments[-1]
    assert last.feed.updated_parsed == last.entries[0].updated_parsed


def test_the_filters_of_the_list_hold_and_unknown_ones_are_left_out(story: StoryPage, client: Client) -> None:
    assert len(_read(client, f"{FEED}?status=heard&theme=no-such").entries) == 1
    assert _read(client, f"{FEED}?status=done").entries == []


def test_the_newest_change_comes_first(story: StoryPage, client: Client) -> None:
    other = make_story(StoryIndexPage.objects.get(), title="Other", slug="other")
    make_change(other, START + timedelta(days=1))
    assert _read(client).entries[0].title == "Other"
    make_change(story, START + timedelta(days=2))
    assert _read(client).entries[1].title == "Other"


def test_whoever_has_it_is_told_that_nothing_changed(story: StoryPage, client: Client) -> None:
    first = client.get(FEED)
    again = client.get(FEED, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    make_change(story, START + timedelta(days=1))
    assert client.get(FEED, headers={"if-none-match": first.headers["ETag"]}).status_code == 200


def test_an_empty_list_is_a_valid_feed(home_page: HomePage, client: Client) -> None:
    make_story_index(home_page)
    feed = _read(client)
    assert (feed.bozo, feed.entries) == (False, [])
    assert feed.feed.updated_parsed


def test_the_list_names_its_feed(story: StoryPage, client: Client) -> None:
    text = client.get("/we-said-we-did/?status=heard").content.decode()
    assert 'type="application/atom+xml" href="/we-said-we-did/feed/?status=heard"' in text
