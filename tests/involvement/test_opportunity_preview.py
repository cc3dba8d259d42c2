"""An editor looks at an opportunity in every state it can come into, before it comes into any."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from involvement.models import OpportunityIndexPage, OpportunityPage
from involvement.previewing import PREVIEWS
from involvement.states import OpportunityState
from tests.factories.involvement import make_opportunity
from tests.html_checker import html_errors_of

from .editing import complete_data, create, form_data

MODES = [mode for mode, _label in PREVIEWS]
STATES = [mode for mode in MODES if mode]


def preview(client: Client, page: OpportunityPage, mode: str, data: dict[str, Any] | None = None) -> Any:
    """Send what stands in the editor's form and return the preview in this mode."""
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    sent = client.post(url, complete_data() if data is None else data)
    assert sent.json() == {"is_valid": True, "is_available": True}
    return client.get(url, {"mode": mode})


def test_there_is_a_preview_of_every_state_but_the_draft() -> None:
    assert set(STATES) == set(OpportunityState.values) - {OpportunityState.DRAFT}
    assert MODES[0] == ""


@pytest.mark.parametrize("mode", STATES)
@pytest.mark.parametrize("live", [True, False])
def test_the_page_is_shown_in_the_state_that_was_chosen(
    editor_client: Client, opportunity_index: OpportunityIndexPage, mode: str, live: bool
) -> None:
    page = make_opportunity(opportunity_index, live=live)
    shown = preview(editor_client, page, mode)
    assert shown.status_code == 200
    assert shown.context["state_tag"].text == str(OpportunityState(mode).label)
    assert "This is a draft" not in shown.content.decode()
    stored = OpportunityPage.objects.get(pk=page.pk)
    assert (stored.live, stored.cancelled_at, stored.outcome) == (live, None, "")


@pytest.mark.parametrize("mode", MODES)
def test_a_draft_with_nothing_but_a_title_is_shown_in_every_state(
    editor_client: Client, opportunity_index: OpportunityIndexPage, mode: str
) -> None:
    create(editor_client, opportunity_index, form_data())
    page = OpportunityPage.objects.get(slug="new-chairs")
    shown = preview(editor_client, page, mode, form_data())
    assert shown.status_code == 200
    words = shown.content.decode()
    assert "New chairs" in words
    assert "This is a draft" not in words
    assert "None" not in words


@pytest.mark.parametrize("mode", MODES)
def test_a_page_that_is_not_saved_yet_is_shown_in_every_state(
    editor_client: Client, opportunity_index: OpportunityIndexPage, mode: str
) -> None:
    where = ["involvement", "opportunitypage", opportunity_index.pk]
    url = reverse("wagtailadmin_pages:preview_on_add", args=where)
    assert editor_client.post(url, form_data()).json()["is_valid"] is True
    assert editor_client.get(url, {"mode": mode}).status_code == 200


def test_as_it_is_now_means_as_if_it_were_published_now(
    editor_client: Client, opportunity_index: OpportunityIndexPage
) -> None:
    now = timezone.now()
    page = make_opportunity(opportunity_index, live=False)
    later = {"opens_at": (timezone.localtime(now) + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")}
    called_off = {"cancelled_at": timezone.localtime(now).strftime("%Y-%m-%d %H:%M")}
    told = [
        preview(editor_client, page, "", complete_data(**change)).context["state_tag"].text
        for change in ({}, later, called_off, {"closes_at": ""})
    ]
    assert told == ["Open", "Opens soon", "Cancelled", "Open"]


def test_an_unknown_state_shows_the_page_as_it_is(
    editor_client: Client, opportunity_index: OpportunityIndexPage
) -> None:
    page = make_opportunity(opportunity_index)
    assert preview(editor_client, page, "nonsense").context["state_tag"].text == "Open"
    assert preview(editor_client, page, "draft").context["state_tag"].text == "Open"


def test_what_the_public_sees_is_never_a_preview(
    editor_client: Client, client: Client, opportunity_index: OpportunityIndexPage
) -> None:
    page = make_opportunity(opportunity_index)
    preview(editor_client, page, "cancelled")
    assert client.get(page.url).context["state_tag"].text == "Open"
    assert client.get(page.url, {"mode": "cancelled"}).context["state_tag"].text == "Open"


def test_every_preview_is_valid_html(editor_client: Client, opportunity_index: OpportunityIndexPage) -> None:
    page = make_opportunity(opportunity_index, live=False)
    documents = {mode: preview(editor_client, page, mode).content.decode() for mode in MODES}
    documents |= {f"bare {mode}": preview(editor_client, page, mode, form_data()).content.decode() for mode in MODES}
    assert html_errors_of(documents) == {name: [] for name in documents}
