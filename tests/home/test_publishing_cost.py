"""Publishing asks the database little more with our rooms in the house than without them: ten questions at most."""

import weakref
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.signals import page_published
from wagtail.test.utils.form_data import querydict_from_html

from home.models import HomePage, StandardPage
from involvement.models import OpportunityIndexPage
from tests.factories.involvement import make_opportunity
from tests.factories.stories import make_story, make_story_index

from .test_stock_admin import is_ours, stock_admin

Captured = Callable[..., AbstractContextManager[list[Any]]]
MOST_MORE = 10
SIGNALS = (page_published, post_save, post_delete, m2m_changed)


@contextmanager
def stock_publishing(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Let nobody of ours hear that something was saved or published; yields how many there are who would."""
    with stock_admin(monkeypatch), monkeypatch.context() as patched:
        kept = {signal: [each for each in signal.receivers if not _is_our_receiver(each)] for signal in SIGNALS}
        number = sum(len(signal.receivers) - len(others) for signal, others in kept.items())
        for signal, others in kept.items():
            patched.setattr(signal, "receivers", others)
            signal.sender_receivers_cache.clear()
        yield number
    for signal in SIGNALS:
        signal.sender_receivers_cache.clear()


def _is_our_receiver(entry: Any) -> bool:
    heard = entry[1]
    function = heard() if isinstance(heard, weakref.ReferenceType) else heard
    return function is not None and is_ours(function)


def form_of(client: Client, page: Page) -> dict[str, Any]:
    """Return what the browser sends where an editor opens the page and presses Publish at once."""
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    html = answer.content.decode()
    data = querydict_from_html(html, form_id="page-edit-form").dict()
    ticked = BeautifulSoup(html, "html.parser").select("#page-edit-form input[checked]")
    streams = [field.name for field in page.specific._meta.get_fields() if isinstance(field, StreamField)]
    data |= {str(each["name"]): str(each.get("value", "on")) for each in ticked}
    return data | {f"{name}-count": "0" for name in streams} | {"action-publish": "action-publish"}


def questions(client: Client, page: Page, captured: Captured) -> int:
    """Return what publishing new words costs the second time, with what happens once they are stored.

    Marks inside a transaction, for going back to, touch no table and are not counted.
    """
    address, data = reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(client, page)
    for time in range(2):
        data["title"] = f"{page.title} {time}"
        with CaptureQueriesContext(connection) as asked, captured(execute=True):
            answer = client.post(address, data)
        assert answer.status_code == 302, answer.context["form"].errors
        assert Page.objects.get(pk=page.pk).title == data["title"]
    return sum("SAVEPOINT" not in each["sql"] for each in asked.captured_queries)


@pytest.fixture
def pages(home_page: HomePage, opportunity_index: OpportunityIndexPage, organisation: object) -> list[Page]:
    """An ordinary page, a story and an opportunity."""
    ordinary = StandardPage(title="About us", slug="ordinary", summary="Who we are.")
    home_page.add_child(instance=ordinary)
    story = make_story(make_story_index(home_page), slug="story")
    return [ordinary, story, make_opportunity(opportunity_index, slug="opportunity")]


def test_publishing_is_hardly_dearer(
    pages: list[Page],
    editor_client: Client,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Captured,
) -> None:
    captured = django_capture_on_commit_callbacks
    ours = {page.slug: questions(editor_client, page, captured) for page in pages}
    with stock_publishing(monkeypatch) as taken_away:
        assert taken_away > 8
        stock = {page.slug: questions(editor_client, page, captured) for page in pages}
    more = {slug: ours[slug] - stock[slug] for slug in ours}
    assert max(more.values()) <= MOST_MORE, (ours, stock)
