"""A group's page: what somebody reads who thinks of joining."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page

from home.models import HomePage, StandardPage
from network.models import GroupIndexPage, GroupPage, KeyPointsPage, NewsletterPage
from tests.factories.network import group_values, make_group
from tests.html_checker import html_errors_of


def words_of(client: Client, page: Page) -> str:
    """Return what the page says."""
    answer = client.get(page.url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_says_everything_one_asks_before_joining(home_page: Page, organisation: object, client: Client) -> None:
    page = make_group(home_page, topics=["Trees", "Ponds"], training="A day in spring", it_support="We lend a tablet")
    words = words_of(client, page)
    for said in ("We decide together what grows", "Anyone who sits in our gardens", "Read, talk, plan"):
        assert said in words
    for said in ("Six times a year", "Example House, and online", "You get the papers a week before", "Ring us and"):
        assert said in words
    for said in ("Paid: £20 an hour", "A day in spring", "We lend a tablet", "Example contact", "01632 960001"):
        assert said in words
    assert "<li>Trees</li>" in words
    assert words.count("<h1") == 1
    assert html_errors_of({"group": words}) == {"group": []}


@pytest.mark.parametrize(
    ("joining", "said", "has_form"),
    [
        ("open", "You can join at any time", True),
        ("application", "You fill in a short form", True),
        ("invitation", "People are invited to join this group", False),
        ("closed", "Nobody can join this group at the moment", False),
    ],
)
def test_it_says_how_to_join(
    joining: str, said: str, has_form: bool, home_page: Page, organisation: object, client: Client
) -> None:
    page = make_group(home_page, joining=joining, joining_note="Ask us in spring.")
    words = words_of(client, page)
    assert said in words
    assert "Ask us in spring." in words
    assert ('href="/garden-forum/join/"' in words) is has_form


def test_ages_stand_on_the_page(home_page: Page, organisation: object, client: Client) -> None:
    page = make_group(home_page, lowest_age=16, guardian_below=18)
    words = words_of(client, page)
    assert "It is for people who are 16 or older." in words
    assert "If you are under 18, a parent or guardian must agree first." in words


def test_two_groups_of_the_same_kind_stand_side_by_side(home_page: Page, organisation: object, client: Client) -> None:
    first = make_group(home_page)
    second = make_group(home_page, title="Kitchen forum", slug="kitchen-forum", contact_name="Somebody else")
    assert "Somebody else" not in words_of(client, first)
    assert "Somebody else" in words_of(client, second)
    assert {page.url for page in GroupPage.objects.all()} == {"/garden-forum/", "/kitchen-forum/"}


def test_where_a_group_can_stand_and_what_below_it() -> None:
    assert GroupPage.allowed_parent_page_models() == [HomePage, GroupIndexPage]
    assert set(GroupPage.allowed_subpage_models()) >= {NewsletterPage, KeyPointsPage, StandardPage}
    assert GroupIndexPage.allowed_parent_page_models() == [HomePage]


@pytest.mark.parametrize("slug", ["join", "newsletters", "feed"])
def test_no_page_below_takes_the_address_of_the_form_or_the_archive(slug: str, home_page: Page) -> None:
    group = make_group(home_page)
    with pytest.raises(ValidationError, match="needed for something else"):
        group.add_child(instance=StandardPage(title="Join", slug=slug))


def test_it_is_found_by_its_words(home_page: Page, organisation: object, client: Client) -> None:
    make_group(home_page)
    call_command("update_index", verbosity=0)
    assert "Garden forum" in client.get("/search/?q=grows").content.decode()
    assert "garden-forum" in client.get("/sitemap.xml").content.decode()


def test_a_draft_and_a_preview_show_what_is_there(home_page: Page, organisation: object, editor_client: Client) -> None:
    page = GroupPage(title="Not yet", live=False)
    home_page.add_child(instance=page)
    assert editor_client.get(f"/admin/pages/{page.pk}/view_draft/").status_code == 200
    assert editor_client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


def test_crisis_help_stands_on_the_page_of_a_group_about_health(
    discreet_group: GroupPage, group: GroupPage, client: Client
) -> None:
    assert "NHS 111" in words_of(client, discreet_group)
    assert 'aria-labelledby="crisis-help"' not in words_of(client, group)


def test_a_get_sets_no_cookie_and_can_be_kept(group: GroupPage, client: Client) -> None:
    answer = client.get(group.url)
    assert not answer.cookies
    assert "no-store" not in answer.headers.get("Cache-Control", "")


def test_a_capacity_below_one_is_refused(home_page: Page) -> None:
    with pytest.raises(ValidationError) as refused:
        GroupPage(**group_values(capacity=0)).clean_fields()
    assert set(refused.value.message_dict) >= {"capacity"}
