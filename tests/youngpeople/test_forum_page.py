"""The forum's page and the pages below it: what they say, what they cost, and the way out of each."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.blocks import StreamBlock
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from core.models import CustomImage, OrganisationSettings
from home.models import HomePage, StandardPage
from network.models import MeetingPage
from tests.factories.contributions import make_picture
from tests.factories.stories import make_story, make_story_index
from tests.factories.youngpeople import forum_values, make_forum, make_section_page, make_trust_question
from youngpeople.blocks import SectionBody
from youngpeople.models import YoungPeoplesForumPage, YoungPeoplesPage
from youngpeople.models.safety import LEAVE_TO

BUDGET = 10


def soup(client: Client, address: str) -> BeautifulSoup:
    """Return a page of the site, read as a browser reads it."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.content, "html5lib")


def queries(client: Client, address: str) -> list[str]:
    """Return what a visit asks, with the trust's facts and the menu already in the cache."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in asked.captured_queries]


def test_the_page_says_what_somebody_wants_to_know(forum: YoungPeoplesForumPage, client: Client) -> None:
    """Who it is for, who sees what, whom to talk to, who stands in, how to join; one main heading, no cookie."""
    make_section_page(forum)
    page = soup(client, forum.url)
    words = page.get_text(" ", strip=True)
    for said in (
        "aged 13 to 25",
        "Are you under 16? Then we ask your parent or guardian first.",
        "The forum’s worker They see: your name. Why: so that they know you.",
        "Two trained adults are there.",
        "Example colleague, 01632 960002",
        "How we keep you safe",
        "Six times a year, for two hours",
        "Paid: £20 an hour",
    ):
        assert said in words, said
    assert len(page.select("h1")) == 1
    assert [link["href"] for link in page.select("a.nhsuk-button")] == [f"{forum.url}join/"] * 2
    answer = client.get(forum.url)
    assert not answer.cookies
    assert "no-store" not in answer.headers.get("Cache-Control", "")


@pytest.mark.parametrize("path", ["", "join/", "join/thank-you/", "join/paper/", "how-we-keep-you-safe/"])
def test_every_page_has_the_way_out_first_and_help_last(
    forum: YoungPeoplesForumPage, client: Client, path: str
) -> None:
    """The first link after the skip link, to where the forum says; help and honest words below."""
    make_section_page(forum)
    forum.leave_to = "https://www.example.org/weather"
    forum.save()
    page = soup(client, forum.url + path)
    skip, first = page.body.find_all("a", limit=2)
    assert skip["href"] == "#maincontent"
    assert first.get_text(strip=True) == "Leave this page quickly"
    assert first["href"] == "https://www.example.org/weather"
    assert "noreferrer" in first["rel"]
    script = page.select_one("script[data-leave-to]")
    assert script is not None
    assert script["data-leave-to"] == first["href"]
    help_at = page.select_one("nav.leave a[href^='#']")["href"]
    assert page.select_one(f"{help_at} a[href='tel:111'], .site-crisis:has({help_at}) a[href='tel:111']")
    assert "Your browser still remembers" in page.get_text()
    if "join" in path:
        assert client.get(forum.url + path).headers["Cache-Control"] == "no-store, private"


def test_without_crisis_contacts_there_is_still_help(
    forum: YoungPeoplesForumPage, organisation: OrganisationSettings, client: Client
) -> None:
    """A trust that has not filled them in yet does not leave anybody alone."""
    organisation.crisis_contacts.all().delete()
    cache.clear()
    found = soup(client, forum.url).select_one("#help-now")
    assert found is not None
    assert "999" in found.get_text()


def test_the_page_costs_the_same_for_few_and_for_many(
    home_page: HomePage, organisation: object, client: Client
) -> None:
    """Questions with stories, lines, pages below: no query more."""
    index = make_story_index(home_page)
    sizes = {}
    for number in (1, 25):
        forum = make_forum(home_page, title=f"Forum {number}", slug=f"forum-{number}")
        for each in range(number):
            story = make_story(index, title=f"Story {number} {each}")
            make_trust_question(forum, f"Question {each}", story=story)
            make_section_page(forum, title=f"Page {each}")
        sizes[number] = queries(client, forum.url)
    assert len(sizes[25]) <= BUDGET, "\n".join(query[:150] for query in sizes[25])
    assert len(sizes[1]) == len(sizes[25])
    assert len(set(sizes[25])) == len(sizes[25])


def test_a_page_below_costs_little(forum: YoungPeoplesForumPage, client: Client) -> None:
    """At most what any page may."""
    assert len(queries(client, make_section_page(forum).url)) <= BUDGET


def test_where_pages_may_stand() -> None:
    """A forum under the front page or an ordinary page; pages of its section and meetings below it, nothing below."""
    case = WagtailPageTestCase()
    case.assertCanCreateAt(HomePage, YoungPeoplesForumPage)
    case.assertCanCreateAt(StandardPage, YoungPeoplesForumPage)
    case.assertAllowedSubpageTypes(YoungPeoplesForumPage, {YoungPeoplesPage, MeetingPage})
    case.assertAllowedParentPageTypes(YoungPeoplesPage, {YoungPeoplesForumPage})
    case.assertAllowedSubpageTypes(YoungPeoplesPage, {})


def test_both_can_be_edited_and_looked_at(forum: YoungPeoplesForumPage, editor_client: Client) -> None:
    """The editor's forms open, and the previews show the pages."""
    for page in (forum, make_section_page(forum)):
        assert editor_client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
        shown = page.make_preview_request(preview_mode=page.default_preview_mode)
        assert shown.status_code == 200
        assert b"Leave this page quickly" in shown.content
    new = YoungPeoplesPage(title="New")
    assert LEAVE_TO in new.make_preview_request().rendered_content


def test_no_block_can_show_or_quote_anybody() -> None:
    """Text, contacts, lists and help: yes. Pictures, films, voices and words with a name: no."""
    names = set(SectionBody().child_blocks)
    assert isinstance(SectionBody(), StreamBlock)
    assert names.isdisjoint({"picture", "video", "audio", "quote"})
    assert names >= {"rich_text", "contact", "crisis"}


@pytest.mark.parametrize("flag", CustomImage.People.values)
def test_a_picture_is_taken_only_if_it_says_that_it_shows_nobody(home_page: Page, flag: str) -> None:
    """Of whom nobody was asked is not taken, and whoever agreed neither: this section shows no faces."""
    picture = make_picture(shows_people=flag)
    page = YoungPeoplesForumPage(**forum_values(live=True, listing_image=picture))
    assert ("listing_image" in page.publishing_gaps()) == (flag != CustomImage.People.NOBODY)
    below = YoungPeoplesPage(title="Safe", slug="safe", listing_image=picture)
    if flag == CustomImage.People.NOBODY:
        below.clean()
        return
    with pytest.raises(ValidationError) as refused:
        below.clean()
    assert "listing_image" in refused.value.message_dict


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://example.org/", "weather", "//example.org"])
def test_the_way_out_leads_to_a_web_page(home_page: Page, address: str) -> None:
    """Nothing that a browser would run, and no address that leads nowhere."""
    page = YoungPeoplesForumPage(**forum_values(leave_to=address))
    with pytest.raises(ValidationError) as refused:
        page.clean_fields(exclude=["path", "depth", "locale", "content_type"])
    assert "leave_to" in refused.value.message_dict


def test_it_is_mirrored_from_right_to_left(forum: YoungPeoplesForumPage, client: Client) -> None:
    """The direction comes with the language of the page; the style sheet has no left and no right."""
    arabic: Any = translation.get_language_info("ar")
    assert arabic["bidi"]
    with open("static/css/young.css", encoding="utf-8") as sheet:
        text = sheet.read()
    assert "left" not in text.replace("leave", "")
    assert "right" not in text
