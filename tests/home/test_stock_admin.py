"""Wagtail’s own screens of our pages and snippets cost at most three queries more with our hooks than without."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import admin_menu, help_menu, reports_menu, settings_menu
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.views.snippets import SnippetViewSet

from core.apps import our_apps
from core.models import User
from home.models import HomePage
from involvement.models import StrategyPage
from tests.factories.progress import make_strategy

EXAMPLES: dict[type[Page], Callable[[HomePage], Page]] = {StrategyPage: make_strategy}
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


def too_dear(client: Client, urls: list[str], monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Return how many queries more than without our hooks each address costs where these are too many.

    Ours come first, with whatever is asked only once; where that is too much they are counted again.
    """
    ours = {url: queries(client, url) for url in urls}
    with stock_admin(monkeypatch) as taken_away:
        assert taken_away > 50
        stock = {url: queries(client, url) for url in urls}
    again = {url: queries(client, url) for url in urls if ours[url] - stock[url] > MOST_MORE}
    return {url: more for url in again if (more := again[url] - stock[url]) > MOST_MORE}


@pytest.fixture
def staff_client(starter_site: HomePage, client: Client) -> Client:
    """Somebody who may do everything, signed in to the starter site."""
    client.force_login(User.objects.get(username="editor"))
    return client


def example_of(kind: type[Page], front: HomePage) -> Page:
    """Return a page of this kind; one that the starter site has none of is made here."""
    page = kind.objects.order_by("pk").first()
    return page or EXAMPLES[kind](front)


def test_listing_and_editor_of_every_page_are_at_most_three_queries_dearer(
    starter_site: HomePage, staff_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new kind of page needs a page in the starter site, or an example here."""
    pages = [example_of(kind, starter_site) for kind in get_page_models() if is_ours(kind)]
    explored = {page.get_parent().pk for page in pages}
    urls = [reverse("wagtailadmin_explore", args=[pk]) for pk in sorted(explored)]
    urls += [reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in pages]
    assert too_dear(staff_client, urls, monkeypatch) == {}


def test_listing_of_every_snippet_is_at_most_three_queries_dearer(
    staff_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside the hooks: the columns and filters of our lists, which Wagtail's own list of the same does not have."""
    models = [model for model in get_snippet_models() if is_ours(model)]
    assert len(models) > 10
    request = staff_client.get(reverse("wagtailadmin_home")).wsgi_request
    more = {}
    for viewset in (model.snippet_viewset for model in models):
        ours = listed(viewset, request)
        with stock_admin(monkeypatch):
            stock = listed(stock_viewset(viewset), request)
        if ours - stock > MOST_MORE:  # again, without what is asked only once
            more[viewset.model.__name__] = listed(viewset, request) - stock
    assert {name: number for name, number in more.items() if number > MOST_MORE} == {}


def stock_viewset(ours: SnippetViewSet) -> SnippetViewSet:
    """Return Wagtail's own screens of the same snippet, at the addresses of ours."""
    same = ("model", "name", "url_prefix", "url_namespace", "copy_view_enabled", "inspect_view_enabled")
    return SnippetViewSet(**{name: getattr(ours, name) for name in same})


def listed(viewset: SnippetViewSet, request: HttpRequest) -> int:
    """Return how many queries the list of a snippet costs."""
    with CaptureQueriesContext(connection) as asked:
        answer = viewset.index_view(request)
        assert answer.render().status_code == 200
    return len(asked)
