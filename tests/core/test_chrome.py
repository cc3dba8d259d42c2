"""What surrounds every page: gathered once, forgotten when it changes, and shown with the right times and language."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale, Page

from core.models import AlertBanner, OrganisationSettings
from core.selectors import chrome, organisation, remembered_chrome
from home.models import HomePage, StandardPage

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def add_page(parent: Page, slug: str, **facts: object) -> StandardPage:
    """Publish an ordinary page under the parent."""
    page = StandardPage(**{"title": slug.capitalize(), "slug": slug, "show_in_menus": True} | facts)
    parent.add_child(instance=page)
    return page


def add_banner(**facts: object) -> AlertBanner:
    """Put up a banner for the two hours around noon."""
    times = {"starts_at": NOON - timedelta(hours=1), "ends_at": NOON + timedelta(hours=1)}
    locale = Locale.objects.get(language_code="en")
    return AlertBanner.objects.create(**{"heading": "Snow", "message": "Stay in.", "locale": locale} | times | facts)


def soup_of(client: Client, address: str = "/") -> BeautifulSoup:
    """Return the page at an address, parsed."""
    return BeautifulSoup(client.get(address).content, "html.parser")


def test_a_second_reading_asks_the_database_nothing(
    home_page: HomePage, organisation: OrganisationSettings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    chrome("en")
    with django_assert_num_queries(0):
        assert chrome("en").organisation.organisation_name == "Example NHS Foundation Trust"


def test_the_first_reading_asks_little_whatever_the_number_of_pages(
    home_page: HomePage, organisation: OrganisationSettings, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        add_page(home_page, f"page-{number}")
    cache.clear()
    with django_assert_max_num_queries(7):  # two of them are Wagtail’s own table of addresses
        assert len(chrome("en").menu) == 12


def test_a_site_that_nobody_has_set_up_has_defaults(db: None) -> None:
    assert organisation().site_name == "Working Together"
    assert chrome("en").menu == []
    assert OrganisationSettings.objects.count() == 0


def test_menu_shows_live_pages_that_editors_put_there(client: Client, home_page: HomePage) -> None:
    add_page(home_page, "forums")
    add_page(home_page, "draft", live=False)
    add_page(home_page, "quiet", show_in_menus=False)
    assert [item.slug for item in chrome("en").menu] == ["forums"]


def test_menu_marks_the_page_and_its_section(client: Client, home_page: HomePage) -> None:
    forums = add_page(home_page, "forums")
    add_page(forums, "one", show_in_menus=False)
    assert soup_of(client, "/forums/").select_one("nav#menu a[href='/forums/']")["aria-current"] == "page"
    assert soup_of(client, "/forums/one/").select_one("nav#menu a[href='/forums/']")["aria-current"] == "true"
    assert soup_of(client, "/").select("nav#menu [aria-current]") == []


@pytest.mark.parametrize("change", ["publish", "unpublish", "move", "delete", "add"])
def test_a_change_of_pages_is_seen_at_once(client: Client, home_page: HomePage, change: str) -> None:
    forums, other = add_page(home_page, "forums"), add_page(home_page, "other")
    before = [item.text for item in chrome("en").menu]
    if change == "publish":
        forums.title = "Groups"
        forums.save_revision().publish()
    elif change == "unpublish":
        forums.unpublish()
    elif change == "move":
        forums.move(other, pos="last-child")
    elif change == "delete":
        forums.delete()
    else:
        add_page(home_page, "new")
    assert [item.text for item in chrome("en").menu] != before


def test_a_draft_changes_nothing(home_page: HomePage) -> None:
    forums = add_page(home_page, "forums")
    forums.title = "Groups"
    forums.save_revision()
    assert [item.text for item in chrome("en").menu] == ["Forums"]


def test_settings_and_crisis_contacts_are_seen_at_once(home_page: HomePage, organisation: OrganisationSettings) -> None:
    assert chrome("en").crisis == () or chrome("en").organisation.site_name == "Working Together"
    organisation.site_name = "Together"
    organisation.crisis_contacts.create(name="Example line", phone="01632 960999", description="Day and night.")
    organisation.save()
    assert chrome("en").organisation.site_name == "Together"
    assert "Example line" in {contact.name for contact in chrome("en").crisis}
    organisation.delete()
    assert chrome("en").organisation.site_name == "Working Together"


def test_what_was_read_too_early_does_not_outlive_a_change(home_page: HomePage) -> None:
    chrome("en")
    add_page(home_page, "forums")
    assert remembered_chrome("en") is None
    assert chrome("en").menu and remembered_chrome("en")


def test_banner_comes_and_goes_by_itself_though_the_chrome_is_kept(client: Client, home_page: HomePage) -> None:
    moments = {NOON - timedelta(hours=1, seconds=1): 0, NOON: 1, NOON + timedelta(hours=1): 0}
    with time_machine.travel(NOON - timedelta(hours=2), tick=False):
        add_banner()
        soup_of(client)
    for moment, expected in moments.items():
        with time_machine.travel(moment, tick=False):
            assert len(soup_of(client).select(".site-banner")) == expected


def test_banner_escapes_what_editors_write(client: Client, home_page: HomePage) -> None:
    with time_machine.travel(NOON, tick=False):
        add_banner(message="<script>alert(1)</script>")
        assert "<script>alert(1)" not in client.get("/").content.decode()


def test_banner_in_english_is_shown_in_other_languages_and_marked(client: Client, home_page: HomePage) -> None:
    urdu = Locale.objects.create(language_code="ur")
    home_page.copy_for_translation(urdu).save_revision().publish()
    with time_machine.travel(NOON, tick=False):
        add_banner()
        banner = soup_of(client, "/ur/").select_one(".site-banner")
    assert (banner["lang"], banner["dir"]) == ("en", "ltr")


def test_a_get_sets_no_cookie_and_holds_no_token(client: Client, home_page: HomePage) -> None:
    answer = client.get("/")
    assert not answer.cookies and "Cookie" not in answer.headers.get("Vary", "")
    assert b"csrfmiddlewaretoken" not in answer.content
