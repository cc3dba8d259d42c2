"""What the editor's window stores by itself never takes back what was published while it was on its way."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Page

from core.checks import our_page_types
from core.page_publishing import PageForm
from home.models import HomePage, StandardPage

from .test_publishing_cost import form_of

AUTOSAVE = {"Accept": "application/json"}


@pytest.fixture
def draft(home_page: HomePage) -> StandardPage:
    """A page that nobody has published yet."""
    page = StandardPage(title="About us", slug="about-us", summary="Who we are.", live=False)
    home_page.add_child(instance=page)
    page.save_revision()
    return page


@pytest.fixture
def published_meanwhile(draft: StandardPage) -> Iterator[None]:
    """Somebody publishes the page just after a request has read it as a draft."""

    def publish(request: HttpRequest, page: Page) -> None:
        Page.objects.get(pk=draft.pk).get_latest_revision().publish()

    with hooks.register_temporarily("before_edit_page", publish):
        yield


def draft_form(client: Client, page: Page) -> dict[str, Any]:
    """Return what the browser sends where an editor has typed another title and pressed nothing."""
    form = form_of(client, page) | {"title": "Other words"}
    del form["action-publish"]
    return form


@pytest.mark.usefixtures("_asked_before", "published_meanwhile")
def test_what_stores_itself_is_refused(draft: StandardPage, editor_client: Client, typed: dict[str, Any]) -> None:
    answer = editor_client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), typed, headers=AUTOSAVE)
    assert (answer.status_code, answer.json()["error_code"]) == (400, "invalid_revision")
    stored = Page.objects.get(pk=draft.pk)
    assert stored.live and not stored.has_unpublished_changes
    assert stored.get_latest_revision_as_object().title == "About us"


@pytest.mark.usefixtures("_asked_before", "published_meanwhile")
def test_a_draft_saved_by_hand_is_refused_and_stays_in_the_window(
    draft: StandardPage, editor_client: Client, typed: dict[str, Any]
) -> None:
    answer = editor_client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), typed)
    html = answer.content.decode()
    assert "This page has just been published." in html and 'value="Other words"' in html
    assert Page.objects.get(pk=draft.pk).live


@pytest.mark.usefixtures("_asked_before", "published_meanwhile")
def test_who_presses_publish_is_not_refused(draft: StandardPage, editor_client: Client, typed: dict[str, Any]) -> None:
    pressed = typed | {"action-publish": "action-publish"}
    assert editor_client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), pressed).status_code == 302
    stored = Page.objects.get(pk=draft.pk)
    assert stored.live and stored.title == "Other words"


def test_a_draft_that_nobody_publishes_is_stored(
    draft: StandardPage, editor_client: Client, typed: dict[str, Any]
) -> None:
    answer = editor_client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), typed, headers=AUTOSAVE)
    assert answer.json()["success"]
    stored = Page.objects.get(pk=draft.pk)
    assert not stored.live and stored.title == "Other words"


@pytest.mark.usefixtures("_asked_before", "published_meanwhile")
def test_what_is_handed_in_waits_beside_what_was_published(
    draft: StandardPage, editor_client: Client, typed: dict[str, Any]
) -> None:
    """The workflow that every site begins with asks for it."""
    pressed = typed | {"action-submit": "action-submit"}
    assert editor_client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), pressed).status_code == 302
    stored = Page.objects.get(pk=draft.pk)
    assert stored.live and stored.title == "About us" and stored.workflow_in_progress
    assert stored.get_latest_revision_as_object().title == "Other words"


def test_what_stores_itself_never_lies_above_newer_words_that_are_public(
    draft: StandardPage, editor_client: Client
) -> None:
    draft.get_latest_revision().publish()
    typed = draft_form(editor_client, draft)

    def publish(request: HttpRequest, page: Page) -> None:
        fresh = StandardPage.objects.get(pk=draft.pk)
        fresh.title = "Newer words"
        fresh.save_revision().publish()

    with hooks.register_temporarily("before_edit_page", publish):
        answer = editor_client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), typed, headers=AUTOSAVE)
    assert (answer.status_code, answer.json()["error_code"]) == (400, "invalid_revision")
    stored = Page.objects.get(pk=draft.pk)
    assert stored.live and not stored.has_unpublished_changes and stored.title == "Newer words"


def test_every_kind_of_page_has_this_form() -> None:
    kinds = list(our_page_types())
    assert len(kinds) > 15
    assert [kind for kind in kinds if not issubclass(kind.get_edit_handler().get_form_class(), PageForm)] == []


@pytest.fixture
def typed(draft: StandardPage, editor_client: Client) -> dict[str, Any]:
    """What the browser sends of the draft."""
    return draft_form(editor_client, draft)


@pytest.fixture
def _asked_before(typed: dict[str, Any]) -> None:
    """Open the editor before anybody publishes."""
