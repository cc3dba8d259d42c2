"""The first of a person's own pages: all that is held, in plain words, in a fixed number of queries."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from core.models import OrganisationSettings
from involvement.models import OpportunityIndexPage, OpportunityPage
from people.actions.confirmation import confirm
from people.actions.states import change_state
from people.how_long import how_long
from people.models import Person, RetentionPeriod, SignUp
from people.places import can_leave, place_in_words
from tests.factories.involvement import make_opportunity
from tests.factories.people import make_sign_up
from tests.people.own_page import leave_path, main_of, make_own_person, own_path

# settings, person, sign-ups with their pages, consent as history and for news, alerts, formats, periods, members’ area
QUERIES = 12


def test_it_shows_who_they_are_to_us(client: Client, page: OpportunityPage) -> None:
    person = make_own_person(page, access_needs="Large print <please>")
    Person.objects.update(
        phone="01632960001",
        address="1 Example Street\nEX1 1EX",
        channel="post",
        format="large-print",
        born_on=date(2008, 3, 4),
    )
    shown = main_of(client.get(own_path(person)))
    for words in (
        "Sam Example",
        "sam@example.com",
        "01632960001",
        "1 Example Street<br>EX1 1EX",
        "By post",
        "English",
        "Large print",
        "4 March 2008",
        "Large print &lt;please&gt;",
    ):
        assert words in shown


def test_it_shows_what_they_signed_up_for_and_the_way_out(client: Client, page: OpportunityPage) -> None:
    person = make_own_person(page)
    shown = main_of(client.get(own_path(person)))
    assert f'<a href="{page.url}">{page.title}</a>' in shown
    assert "The team looks at everyone who signed up" in shown
    assert f'/leave/{person.sign_ups.get().pk}/"' in shown


def test_a_page_that_is_not_published_any_more_is_named_without_a_link(client: Client, page: OpportunityPage) -> None:
    person = make_own_person(page)
    page.unpublish()
    shown = main_of(client.get(own_path(person)))
    assert page.title in shown
    assert f'href="{page.url}"' not in shown


def test_it_shows_the_words_they_agreed_to(client: Client, page: OpportunityPage) -> None:
    person = make_own_person(page)
    event = person.consent_events.get()
    shown = main_of(client.get(own_path(person)))
    assert event.wording.text in shown
    assert "You agreed to these words" in shown
    client.post(leave_path(person))
    assert "You took back your agreement to these words" in main_of(client.get(own_path(person)))


@pytest.mark.parametrize("state", SignUp.State.values)
def test_every_state_is_told_in_a_sentence(client: Client, page: OpportunityPage, state: str) -> None:
    person = make_own_person(page)
    until = timezone.now() + timedelta(days=1) if state == SignUp.State.OFFERED else None
    SignUp.objects.update(state=state, offer_ends_at=until)
    sign_up = SignUp.objects.get()
    shown = main_of(client.get(own_path(person)))
    assert str(place_in_words(sign_up)) in shown
    assert str(place_in_words(sign_up)).endswith(".")
    assert ("/leave/" in shown or "/place/" in shown) == can_leave(sign_up)


def test_somebody_who_is_rung_first_is_told_so(page: OpportunityPage) -> None:
    sign_up = make_sign_up(page, reach_by="phone", email="", phone="01632960001")
    assert "ring you" in str(place_in_words(sign_up))


def test_a_person_about_whom_little_is_known_sees_a_whole_page(client: Client, page: OpportunityPage) -> None:
    person = Person.objects.create(email="sam@example.com")
    shown = main_of(client.get(own_path(person)))
    assert "You have not told us yet" in shown
    assert "Nothing at the moment." in shown
    assert "You have not agreed to anything yet." in shown


def test_another_address_that_waits_is_shown(client: Client, page: OpportunityPage) -> None:
    person = make_own_person(page)
    Person.objects.update(new_email="new@example.com")
    assert "new@example.com" in main_of(client.get(own_path(person)))


def test_it_says_how_long_things_are_kept(client: Client, page: OpportunityPage) -> None:
    RetentionPeriod.objects.update_or_create(kind="answers", defaults={"days": 730})
    RetentionPeriod.objects.update_or_create(kind="letters", defaults={"days": 1})
    shown = main_of(client.get(own_path(make_own_person(page))))
    assert "Your answers on a form, after the thing is over or you have left it: 2 years" in shown
    assert "Which mail we sent you: 1 day<" in shown
    assert len(how_long()) == 19


@pytest.mark.parametrize("number", [2, 20])
def test_twenty_sign_ups_cost_no_more_queries_than_two(
    client: Client,
    opportunity_index: OpportunityIndexPage,
    organisation: OrganisationSettings,
    number: int,
    django_assert_num_queries: object,
) -> None:
    for each in range(number):
        confirm(
            make_sign_up(make_opportunity(opportunity_index, title=f"Opportunity {each}", slug=f"opportunity-{each}"))
        )
    person = Person.objects.get()
    client.get(own_path(person))  # what surrounds the page is in the cache from now on
    with django_assert_num_queries(QUERIES):  # type: ignore[operator]
        text = client.get(own_path(person)).content.decode()
    assert text.count("/leave/") == number


def test_a_sign_up_that_was_paused_can_be_left(page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    confirm(sign_up)
    sign_up.refresh_from_db()
    change_state(sign_up, SignUp.State.PAUSED)
    assert can_leave(sign_up)
