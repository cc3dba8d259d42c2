"""The Atom feed of the list."""

from datetime import timedelta

import feedparser
import pytest
from django.test import Client
from django.utils import timezone

from core.models import Audience
from involvement.models import OpportunityIndexPage, OpportunityPage
from tests.factories.involvement import make_opportunity, make_term

FEED = "/opportunities/feed/"


@pytest.fixture
def opportunity(opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityPage:
    """An opportunity whose title needs escaping."""
    page = make_opportunity(
        opportunity_index,
        title="Kettles & <ladders> – Łódź",
        audiences=[make_term(Audience, "Carers")],
        is_example=True,
    )
    page.save_revision().publish()
    return page


def _read(client: Client, address: str = FEED) -> feedparser.FeedParserDict:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return feedparser.parse(answer.content, response_headers={"content-type": answer.headers["Content-Type"]})


def test_a_feed_parser_reads_it_without_a_warning(opportunity: OpportunityPage, client: Client) -> None:
    feed = _read(client)
    assert (feed.bozo, feed.version) == (False, "atom10")
    (entry,) = feed.entries
    assert entry.title == "Example: Kettles & <ladders> – Łódź"
    assert entry.link == opportunity.full_url
    assert [tag.term for tag in entry.tags] == ["Carers"]
    assert entry.id.startswith("tag:")
    assert feed.feed.title
    assert feed.feed.updated_parsed
    assert any(link.rel == "self" and link.href.endswith(FEED) for link in feed.feed.links)


def test_publishing_again_changes_the_moment_and_not_the_id(opportunity: OpportunityPage, client: Client) -> None:
    hour_ago = timezone.now() - timedelta(hours=1)
    OpportunityPage.objects.update(first_published_at=hour_ago, last_published_at=hour_ago)
    before = _read(client)
    OpportunityPage.objects.get().save_revision().publish()
    after = _read(client)
    assert before.entries[0].id == after.entries[0].id
    assert before.entries[0].published == after.entries[0].published
    assert before.entries[0].updated_parsed < after.entries[0].updated_parsed
    assert before.feed.updated_parsed < after.feed.updated_parsed


def test_the_filters_of_the_list_hold_and_unknown_ones_are_left_out(
    opportunity: OpportunityPage, client: Client
) -> None:
    assert len(_read(client, f"{FEED}?audience=carers&theme=no-such").entries) == 1
    assert _read(client, f"{FEED}?how=online").entries == []


def test_the_newest_comes_first(opportunity: OpportunityPage, client: Client) -> None:
    later = make_opportunity(OpportunityIndexPage.objects.get(), title="Newer", closes_at=opportunity.closes_at)
    later.save_revision().publish()
    OpportunityPage.objects.filter(pk=opportunity.pk).update(first_published_at=timezone.now() - timedelta(days=1))
    opportunity.refresh_from_db()
    opportunity.save()
    assert [entry.title for entry in _read(client).entries][0] == "Newer"


def test_whoever_has_it_is_told_that_nothing_changed(opportunity: OpportunityPage, client: Client) -> None:
    first = client.get(FEED)
    again = client.get(FEED, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    opportunity.unpublish()
    assert client.get(FEED, headers={"if-none-match": first.headers["ETag"]}).status_code == 200


def test_an_empty_list_is_a_valid_feed(opportunity_index: OpportunityIndexPage, client: Client) -> None:
    feed = _read(client)
    assert (feed.bozo, feed.entries) == (False, [])
    assert feed.feed.updated_parsed


def test_pages_name_their_feed(opportunity: OpportunityPage, client: Client) -> None:
    text = client.get("/opportunities/").content.decode()
    assert 'type="application/atom+xml"' in text
    assert client.get("/opportunities/?how=online").content.decode().count("/opportunities/feed/?how=online") >= 1
