"""The team's list of opportunities, and the words of the ladder, in the admin."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.look.words import when_in_words
from core.models import Directorate
from involvement.desk.states import pages_in_state, pages_that_owe_an_answer
from involvement.models import OpportunityIndexPage, OpportunityPage
from involvement.owing import outcome_owed
from involvement.states import OpportunityState, state_at
from people.models import Person, SignUp
from people.places_taken import places_taken
from tests.factories.involvement import make_opportunity, make_rung, make_session, make_stage, make_term
from tests.factories.staff import make_staff, signed_in

LISTING = "/admin/opportunities/"


def take_places(page: OpportunityPage, number: int, state: str = SignUp.State.ACTIVE, first: int = 1) -> None:
    """Let this many people hold a place."""
    for place in range(first, first + number):
        person = Person.objects.create(name=f"{page.pk} {place}", email=f"p{page.pk}-{place}@example.com")
        SignUp.objects.create(
            person=person, page=page, state=state, place=place, place_in=page.translation_key, offer_ends_at=SOON
        )


SOON = timezone.now() + timedelta(days=3)


@pytest.fixture
def one_of_each(opportunity_index: OpportunityIndexPage) -> None:
    """One opportunity in every state, and some that look like another."""
    now = timezone.now()
    over = {"closes_at": now - timedelta(days=1)}
    make_opportunity(opportunity_index, title="A draft", live=False)
    make_opportunity(opportunity_index, title="An upcoming one", opens_at=now + timedelta(days=1))
    make_opportunity(opportunity_index, title="An open one")
    make_opportunity(opportunity_index, title="A closing one", closes_at=now + timedelta(days=1))
    take_places(make_opportunity(opportunity_index, title="A full one", capacity=2), 2)
    take_places(make_opportunity(opportunity_index, title="A full and closing one", capacity=1, closes_at=SOON), 1)
    take_places(make_opportunity(opportunity_index, title="One place left", capacity=3), 2, SignUp.State.OFFERED)
    make_session(make_opportunity(opportunity_index, title="A closed one", **over), now + timedelta(days=5))
    make_session(make_opportunity(opportunity_index, title="One that is over", **over), now - timedelta(days=5))
    make_opportunity(opportunity_index, title="One without dates that is over", **over)
    make_opportunity(opportunity_index, title="An answered one", outcome="<p>We bought them.</p>", **over)
    make_opportunity(opportunity_index, title="A silent one", outcome="<p> </p>", **over)
    told = make_opportunity(opportunity_index, title="One told elsewhere", outcome_page=opportunity_index, **over)
    make_session(told, now + timedelta(days=5))
    make_opportunity(opportunity_index, title="A cancelled one", cancelled_at=now)
    make_opportunity(opportunity_index, title="A closed and cancelled one", cancelled_at=now, **over)


def state_of(page: OpportunityPage) -> OpportunityState:
    """Return the state a page is in now."""
    taken = places_taken([page.translation_key]).get(page.translation_key, 0)
    return state_at(page, timezone.now(), 7, places_taken=taken)


def titles(answer: Any) -> set[str]:
    """Return which pages the list shows."""
    return {page.title for page in answer.context["object_list"]}


@pytest.mark.usefixtures("one_of_each")
def test_the_team_sees_every_opportunity_with_its_state(editor_client: Client) -> None:
    response = editor_client.get(LISTING)
    assert response.status_code == 200
    text = response.content.decode()
    assert all(str(state.label) in text for state in OpportunityState)
    shown = {page.title: page.row.state for page in response.context["object_list"]}
    assert shown == {page.title: state_of(page) for page in OpportunityPage.objects.all()}


@pytest.mark.usefixtures("one_of_each")
@pytest.mark.parametrize("state", OpportunityState)
def test_the_state_filter_agrees_with_the_state_shown(editor_client: Client, state: OpportunityState) -> None:
    expected = {page.title for page in OpportunityPage.objects.all() if state_of(page) == state}
    assert expected
    assert titles(editor_client.get(LISTING, {"state": state.value})) == expected


@pytest.mark.usefixtures("one_of_each")
def test_the_list_of_owed_answers_agrees_with_the_page(editor_client: Client) -> None:
    now = timezone.now()
    expected = {page.title for page in OpportunityPage.objects.all() if outcome_owed(page, now)}
    assert {"One that is over", "A silent one", "A closed one"} <= expected
    assert titles(editor_client.get(LISTING, {"owes": "yes"})) == expected
    assert pages_that_owe_an_answer(OpportunityPage.objects.all(), now).count() == len(expected)


@pytest.mark.usefixtures("one_of_each")
def test_an_answer_that_is_late_is_marked(editor_client: Client) -> None:
    late = OpportunityPage.objects.filter(title__in=["One that is over", "An answered one"])
    late.update(outcome_due=timezone.localdate() - timedelta(days=1))
    rows = {page.title: page.row for page in editor_client.get(LISTING).context["object_list"]}
    assert rows["One that is over"].owed.is_late
    assert rows["An answered one"].owed is None
    assert editor_client.get(LISTING).content.decode().count("Overdue") == 1


def test_places_and_sign_ups_are_counted_for_the_page_and_its_translations(
    editor_client: Client, opportunity_index: OpportunityIndexPage
) -> None:
    page = make_opportunity(opportunity_index, capacity=8)
    make_opportunity(opportunity_index, title="No limit here")
    take_places(page, 2)
    take_places(page, 1, SignUp.State.OFFERED, first=3)
    for number, state in enumerate(("waiting-list", "awaiting-team", "left", "declined", "unconfirmed", "expired")):
        person = Person.objects.create(name=str(number), email=f"n{number}@example.com")
        SignUp.objects.create(person=person, page=page, state=state)
    answer = editor_client.get(LISTING)
    rows = {each.title: each.row for each in answer.context["object_list"]}
    assert (rows[page.title].places, rows[page.title].sign_ups) == ("3 of 8", 5)
    assert (rows["No limit here"].places, rows["No limit here"].sign_ups) == ("No limit", 0)
    assert re.search(rf'<a href="/admin/sign_ups/of/{page.pk}/">5<span', answer.content.decode())


def test_who_may_not_read_sign_ups_sees_their_number_and_no_way_to_them(
    opportunity_index: OpportunityIndexPage,
) -> None:
    page = make_opportunity(opportunity_index)
    client = signed_in(make_staff(pages=("change",)))
    answer = client.get(LISTING)
    assert answer.status_code == 200
    assert f"/admin/sign_ups/of/{page.pk}/" not in answer.content.decode()


def number_of_queries(client: Client) -> int:
    """Return how many queries the list takes once what every page remembers is remembered."""
    client.get(LISTING)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(LISTING).status_code == 200
    return len(queries)


def test_the_list_costs_the_same_for_many(opportunity_index: OpportunityIndexPage) -> None:
    """Of somebody who may not start translations: for those who may, the library for them asks twice in every row."""
    client = signed_in(make_staff("view_signup", pages=("add", "change", "publish")))
    over = {"closes_at": timezone.now() - timedelta(days=1)}
    for number in range(2):
        take_places(make_opportunity(opportunity_index, title=f"Few {number}", capacity=3, **over), 1)
    few = number_of_queries(client)
    for number in range(20):
        page = make_opportunity(opportunity_index, title=f"Many {number}", capacity=3, **over)
        take_places(page, 2)
        make_session(page, timezone.now() - timedelta(days=3))
    assert number_of_queries(client) == few == 26


@pytest.mark.parametrize("name", ["payment", "rung", "directorate"])
def test_the_other_filters_narrow_the_list(
    editor_client: Client, opportunity_index: OpportunityIndexPage, name: str
) -> None:
    other = {
        "payment": OpportunityPage.Payment.VOUCHER,
        "rung": make_rung("Being heard", "being-heard"),
        "directorate": make_term(Directorate, "Children"),
    }[name]
    make_opportunity(opportunity_index, title="Usual")
    make_opportunity(opportunity_index, title="Other", **{name: other})
    assert titles(editor_client.get(LISTING, {name: str(getattr(other, "pk", other))})) == {"Other"}
    assert titles(editor_client.get(LISTING, {name: "999999"})) == {"Usual", "Other"}


@pytest.mark.usefixtures("one_of_each")
@pytest.mark.parametrize("order", ["closes_at", "-closes_at", "outcome_due", "capacity", "title", "-live", "nonsense"])
def test_the_columns_sort(editor_client: Client, order: str) -> None:
    assert editor_client.get(LISTING, {"ordering": order}).status_code == 200


@pytest.mark.usefixtures("one_of_each")
def test_an_unknown_state_changes_nothing(editor_client: Client) -> None:
    assert pages_in_state(OpportunityPage.objects.all(), "nonsense", timezone.now(), 7).count() == 15
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
