"""The team's list of opportunities, and the words of the ladder, in the admin."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.look.words import when_in_words
from involvement.listing import pages_in_state, state_now
from involvement.models import OpportunityIndexPage, OpportunityPage
from involvement.states import OpportunityState
from tests.factories.involvement import make_opportunity, make_rung, make_stage

LISTING = "/admin/opportunities/"


@pytest.fixture
def one_of_each(opportunity_index: OpportunityIndexPage) -> None:
    """One opportunity in every state."""
    now = timezone.now()
    make_opportunity(opportunity_index, title="A draft", live=False)
    make_opportunity(opportunity_index, title="An upcoming one", opens_at=now + timedelta(days=1))
    make_opportunity(opportunity_index, title="An open one")
    make_opportunity(opportunity_index, title="A closing one", closes_at=now + timedelta(days=1))
    make_opportunity(opportunity_index, title="A closed one", closes_at=now - timedelta(days=1))
    make_opportunity(opportunity_index, title="A cancelled one", cancelled_at=now)
    make_opportunity(
        opportunity_index, title="A closed and cancelled one", cancelled_at=now, closes_at=now - timedelta(days=1)
    )


@pytest.mark.usefixtures("one_of_each")
def test_the_team_sees_every_opportunity_with_its_state(editor_client: Client) -> None:
    response = editor_client.get(LISTING)
    assert response.status_code == 200
    text = response.content.decode()
    assert all(str(state.label) in text for state in OpportunityState)
    assert "A draft" in text and "A cancelled one" in text


@pytest.mark.usefixtures("one_of_each")
@pytest.mark.parametrize("state", OpportunityState)
def test_the_state_filter_agrees_with_the_state_shown(editor_client: Client, state: OpportunityState) -> None:
    expected = {page.title for page in OpportunityPage.objects.all() if state_now(page) == state}
    assert expected
    response = editor_client.get(LISTING, {"state": state.value})
    assert {page.title for page in response.context["object_list"]} == expected


@pytest.mark.usefixtures("one_of_each")
@pytest.mark.parametrize("order", ["closes_at", "-closes_at", "outcome_due", "title", "-live", "nonsense"])
def test_the_columns_sort(editor_client: Client, order: str) -> None:
    assert editor_client.get(LISTING, {"ordering": order}).status_code == 200


@pytest.mark.usefixtures("one_of_each")
def test_an_unknown_state_changes_nothing(editor_client: Client) -> None:
    assert pages_in_state(OpportunityPage.objects.all(), "nonsense").count() == 7
    assert editor_client.get(LISTING, {"state": "nonsense"}).status_code == 200


@pytest.mark.usefixtures("one_of_each")
def test_nobody_else_sees_it(client: Client) -> None:
    assert AnonymousUser().is_anonymous
    response = client.get(LISTING)
    assert response.status_code == 302
    assert reverse("wagtailadmin_login") in response["Location"]


@pytest.mark.parametrize("model", ["rung", "stage"])
def test_the_words_of_the_ladder_are_edited_as_data(editor_client: Client, model: str) -> None:
    term = {"rung": make_rung, "stage": make_stage}[model]()
    listing = editor_client.get(reverse(f"wagtailsnippets_involvement_{model}:list"))
    assert term.name in listing.content.decode()
    url = reverse(f"wagtailsnippets_involvement_{model}:edit", args=[term.pk])
    data = {"name": "New name", "slug": term.slug, "description": "", "expectation": "", "sort_order": "3"}
    assert editor_client.post(url, data).status_code == 302
    term.refresh_from_db()
    assert term.name == "New name"


def test_two_rungs_of_one_language_cannot_share_an_address_word(editor_client: Client) -> None:
    make_rung()
    url = reverse("wagtailsnippets_involvement_rung:add")
    data = {"name": "Again", "slug": "working-together", "description": "", "expectation": "", "sort_order": "0"}
    response = editor_client.post(url, data)
    assert response.status_code == 200
    assert response.context["form"].errors


def test_the_closing_time_stands_in_words(opportunity_index: OpportunityIndexPage, editor_client: Client) -> None:
    page = make_opportunity(opportunity_index)
    text = editor_client.get(LISTING).content.decode()
    assert when_in_words(page.closes_at) in text
    assert when_in_words(page.outcome_due) in text
