"""Wagtail's own screens cost at most three queries more with our hooks than without them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import admin_menu, help_menu, reports_menu, settings_menu
from wagtail.models import Page

from core.apps import our_apps
from home.models import HomePage
from involvement.models import OpportunityIndexPage
from tests.factories.involvement import make_opportunity
from tests.factories.meetings import make_meeting
from tests.factories.network import make_group
from tests.factories.stories import make_story, make_story_index
from tests.factories.youngpeople import make_forum

MOST_MORE = 3
MENUS = (admin_menu, help_menu, reports_menu, settings_menu)


def is_ours(hook: Any) -> bool:
    """Tell whether a hook was registered by one of our rooms, also through a viewset of Wagtail's."""
    owner = getattr(hook, "__self__", None)
    module = type(owner).__module__ if owner is not None else hook.__module__
    return module.partition(".")[0] in {config.name for config in our_apps()}


@contextmanager
def stock_admin(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Take our hooks and our entries of the menus away; yields how many there are."""
    ours = [hook for registered in hooks._hooks.values() for hook, _order in registered if is_ours(hook)]
    with monkeypatch.context() as patched:
        stock = {name: [each for each in known if not is_ours(each[0])] for name, known in hooks._hooks.items()}
        patched.setattr(hooks, "_hooks", stock)
        _forget_menus()
        yield len(ours)
    _forget_menus()


def _forget_menus() -> None:
    for menu in MENUS:
        vars(menu).pop("registered_menu_items", None)  # kept since the first look


def queries(client: Client, url: str) -> int:
    """Return how many queries an address costs."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200, url
    return len(asked)


@pytest.fixture
def pages(home_page: HomePage, opportunity_index: OpportunityIndexPage, organisation: object) -> list[Page]:
    """A page of each kind to which our hooks add something, with a list of several."""
    story = make_story(make_story_index(home_page))
    made = [make_opportunity(opportunity_index, slug=f"one-{number}") for number in range(4)]
    group, forum = make_group(home_page), make_forum(home_page)
    return [opportunity_index, made[0], story, group, make_meeting(group), forum]


def test_listing_and_editor_are_at_most_three_queries_dearer(
    pages: list[Page], editor_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    explored = [reverse("wagtailadmin_explore", args=[page.pk]) for page in (pages[0].get_parent(), pages[0])]
    urls = explored + [reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in pages]
    for url in urls:  # what is remembered from then on is no cost of either
        editor_client.get(url)
    ours = {url: queries(editor_client, url) for url in urls}
    with stock_admin(monkeypatch) as taken_away:
        assert taken_away > 50
        stock = {url: queries(editor_client, url) for url in urls}
    more = {url: ours[url] - stock[url] for url in urls}
    assert max(more.values()) <= MOST_MORE, more
