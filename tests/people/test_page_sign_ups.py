"""The screen with the people of one page: groups, buttons, several at once, and what is said about it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, PageLogEntry

from core.models import User
from involvement.models import OpportunityIndexPage, OpportunityPage
from people.admin.page_sign_ups import LISTED
from people.models import Person, SignUp
from people.sign_up_groups import MOST_SHOWN
from tests.factories.guardians import make_waiting, make_young_page
from tests.factories.involvement import make_opportunity, make_session
from tests.factories.mailings import make_people, sign_up_all
from tests.html_checker import as_document, html_errors_of
from tests.people.test_assisted_pages import main_of

from .desk import fresh, mails_to, make_by_phone, make_confirmed, press, put_into, screen

State = SignUp.State


def groups(client: Client, page: OpportunityPage) -> dict[str, list[str]]:
    """Return the names of the rows in each group of the screen."""
    sections = client.get(screen(page)).context["sections"]
    return {section.kind.name: [row.name for row in section.rows] for section in sections}


def test_everybody_stands_in_the_group_of_their_state(
    editor_client: Client, opportunity_index: OpportunityIndexPage
) -> None:
    page, now = make_opportunity(opportunity_index, capacity=5), timezone.now()
    names = iter("Ann Bob Cat Dan Eve Fay Gus Hal Ida Jan Kim".split())
    people = {name: make_confirmed(page, f"{name} X") for name in names}
    for number, (name, state) in enumerate(
        {"Bob": State.ACTIVE, "Cat": State.OFFERED, "Dan": State.PAUSED}.items(), start=1
    ):
        held = {"place": number, "place_in": page.translation_key, "offer_ends_at": now + timedelta(days=1)}
        put_into(people[name], state, **held)
    put_into(people["Eve"], State.WAITING_LIST, waiting_since=now)
    put_into(people["Fay"], State.WAITING_LIST, waiting_since=now - timedelta(days=2))
    for name, state in {
        "Gus": State.LEFT,
        "Hal": State.DECLINED,
        "Ida": State.EXPIRED,
        "Jan": State.UNCONFIRMED,
    }.items():
        put_into(people[name], state)
    assert groups(editor_client, page) == {
        "team": ["Ann X", "Kim X"],
        "active": ["Bob X"],
        "offered": ["Cat X"],
        "line": ["Fay X", "Eve X"],
        "paused": ["Dan X"],
        "unconfirmed": ["Jan X"],
        "declined": ["Hal X"],
        "left": ["Gus X", "Ida X"],
    }
    words = editor_client.get(screen(page)).content.decode()
    assert "3 of 5 places are taken." in words
    assert re.search(r"Number 1:\s*<a [^>]*>Fay X</a>", words)


def test_of_those_who_wait_for_a_guardian_no_name_is_shown(
    editor_client: Client, opportunity_index: OpportunityIndexPage, organisation: object
) -> None:
    page = make_young_page(opportunity_index)
    make_waiting(page, name="Yves Young", access_needs="A ramp")
    shown = editor_client.get(screen(page)).content.decode()
    assert "Waiting for a guardian" in shown
    assert "Yves" not in shown and "Needs something" not in shown and 'value="accept-' not in shown


def test_needs_and_who_must_be_rung_are_told(editor_client: Client, editor: User, page: OpportunityPage) -> None:
    make_confirmed(page, "Ann One", access_needs="A ramp")
    make_by_phone(page, editor)
    [first, second] = editor_client.get(screen(page)).context["sections"][0].rows
    assert (first.has_needs, first.must_be_rung) == (True, False)
    assert (second.has_needs, second.must_be_rung) == (False, True)
    shown = editor_client.get(screen(page)).content.decode()
    assert f"/admin/people_letters/{second.sign_up.pk}/" in shown and "A ramp" not in shown


def test_one_button_a_person(editor_client: Client, page: OpportunityPage) -> None:
    sam, kim = make_confirmed(page), make_confirmed(page, "Kim Two")
    assert press(editor_client, page, f"accept-{sam.pk}") == ["1 person has a place now."]
    assert (fresh(sam).state, fresh(kim).state) == (State.ACTIVE, State.AWAITING_TEAM)
    assert press(editor_client, page, f"wait-{kim.pk}")[-1] == "1 person is on the waiting list now."
    assert press(editor_client, page, f"offer-{kim.pk}")[-1] == "A place is offered to 1 person."
    assert fresh(kim).state == State.OFFERED


def test_several_at_once_in_the_order_in_which_they_came(
    editor_client: Client, opportunity_index: OpportunityIndexPage, editor: User
) -> None:
    page = make_opportunity(opportunity_index, capacity=2)
    first, second, third = (make_confirmed(page, f"{name} X") for name in ("Zoe", "Ann", "Bob"))
    told = press(editor_client, page, "accept", third, second, first)
    assert told == [
        "2 people have a place now.",
        "Nothing was changed for 1 person. No place is free. Put them on the waiting list, or make room.",
    ]
    assert [fresh(each).state for each in (first, second, third)] == [State.ACTIVE, State.ACTIVE, State.AWAITING_TEAM]
    assert sorted(fresh(each).place or 0 for each in (first, second)) == [1, 2]
    assert fresh(first).events.last().by == editor


def test_pressing_twice_is_answered_kindly(editor_client: Client, page: OpportunityPage) -> None:
    sam, kim = make_confirmed(page), make_confirmed(page, "Kim Two")
    press(editor_client, page, "accept", sam)
    again = press(editor_client, page, "accept", sam)
    assert again[-1] == "Nothing was changed for 1 person. They take part already."
    assert mails_to(sam, "accepted") == ["accepted"]
    press(editor_client, page, f"offer-{kim.pk}")
    assert press(editor_client, page, f"offer-{kim.pk}")[-1].endswith("They have an offer already.")
    press(editor_client, page, f"wait-{kim.pk}")
    assert press(editor_client, page, f"wait-{kim.pk}")[-1].endswith("They are on the waiting list already.")


def test_staff_hear_whom_they_must_ring(editor_client: Client, editor: User, page: OpportunityPage) -> None:
    by_phone = make_by_phone(page, editor)
    told = press(editor_client, page, "accept", by_phone, make_confirmed(page))
    assert told[0] == "2 people have a place now."
    assert told[1].startswith("Ring 1 of them")


def test_who_came_is_asked_only_after_it_has_begun(editor_client: Client, page: OpportunityPage) -> None:
    sam, kim = make_confirmed(page), make_confirmed(page, "Kim Two")
    put_into(sam, State.ACTIVE)
    session = make_session(page, timezone.now() + timedelta(hours=1))
    assert 'value="came' not in editor_client.get(screen(page)).content.decode()
    assert press(editor_client, page, "came", sam)[-1] == "Nothing was changed for 1 person. It has not begun yet."
    session.starts_at, session.ends_at = timezone.now() - timedelta(hours=2), timezone.now() - timedelta(hours=1)
    session.save()
    assert press(editor_client, page, "came", sam, kim)[-2:] == [
        "Written down: 1 person came.",
        "Nothing was changed for 1 person. They do not take part.",
    ]
    assert press(editor_client, page, f"missed-{sam.pk}")[-1] == "Written down: 1 person did not come."
    assert fresh(sam).attended is False
    assert "Did not come" in editor_client.get(screen(page)).content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"do": ""},
        {"do": "accept"},
        {"do": "accept", "chosen": "x"},
        {"do": "accept", "chosen": "9" * 40},
        {"do": "decline", "chosen": "1"},
        {"do": "accept-x"},
        {"do": f"accept-{'9' * 40}"},
        {"do": "accept-"},
        {"do": "__class__-1"},
        {"do": "accept-999999"},
        {"do": "accept", "chosen": ["-1", "999999"]},
    ],
)
def test_what_makes_no_sense_changes_nothing_and_is_said(
    editor_client: Client, page: OpportunityPage, sent: dict[str, Any]
) -> None:
    sam = make_confirmed(page)
    answer = editor_client.post(screen(page), sent, follow=True)
    assert answer.status_code == 200
    assert "Nothing was changed" in answer.content.decode()
    assert fresh(sam).state == State.AWAITING_TEAM


def test_somebody_of_another_page_is_left_alone(
    editor_client: Client, page: OpportunityPage, opportunity_index: OpportunityIndexPage
) -> None:
    other = make_confirmed(make_opportunity(opportunity_index, title="Another"))
    assert "not on this page" in press(editor_client, page, "accept", other)[-1]
    assert fresh(other).state == State.AWAITING_TEAM


def test_a_page_and_its_translation_show_the_same_people(
    editor_client: Client, page: OpportunityPage, opportunity_index: OpportunityIndexPage
) -> None:
    polish = Locale.objects.get_or_create(language_code="pl")[0]
    translated = page.copy_for_translation(polish, copy_parents=True)
    make_confirmed(page, "Ann One")
    on_polish = make_confirmed(translated, "Bob Two")
    assert groups(editor_client, page) == groups(editor_client, translated) == {"team": ["Ann One", "Bob Two"]}
    assert press(editor_client, page, "accept", on_polish) == ["1 person has a place now."]


def test_a_name_stands_in_no_message_and_in_no_address(editor_client: Client, page: OpportunityPage) -> None:
    sam = make_confirmed(page)
    told = press(editor_client, page, "accept", sam) + press(editor_client, page, "accept", sam)
    assert "Sam" not in str(told)
    shown = editor_client.get(screen(page)).content.decode()
    assert not [url for url in re.findall(r'(?:href|action|formaction)="([^"]*)"', shown) if "sam" in url.casefold()]


def test_looking_is_written_down_without_names(editor_client: Client, editor: User, page: OpportunityPage) -> None:
    make_confirmed(page)
    editor_client.get(screen(page))
    entry = PageLogEntry.objects.get(action=LISTED)
    assert (entry.user, entry.page_id, entry.data) == (editor, page.pk, {"count": 1})
    assert "Looked at who signed up" in editor_client.get(f"/admin/pages/{page.pk}/history/").content.decode()


@pytest.mark.parametrize("number", ["0", "999999"])
def test_what_is_not_there_is_not_found(
    editor_client: Client, opportunity_index: OpportunityIndexPage, number: str
) -> None:
    for address in (f"/admin/sign_ups/of/{number}/", f"/admin/sign_ups/of/{opportunity_index.pk}/"):
        assert editor_client.get(address).status_code == 404
        assert editor_client.post(address, {"do": "accept-1"}).status_code == 404


def number_of_queries(client: Client, page: OpportunityPage) -> int:
    """Return how many queries the screen takes once what every page remembers is remembered."""
    client.get(screen(page))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(screen(page)).status_code == 200
    return len(queries)


def test_the_screen_costs_the_same_for_many(editor_client: Client, opportunity_index: OpportunityIndexPage) -> None:
    page = make_opportunity(opportunity_index, capacity=500)
    states = (State.ACTIVE, State.AWAITING_TEAM, State.WAITING_LIST, State.LEFT)
    people = make_people(4)
    for person, state in zip(people, states, strict=True):
        sign_up_all([person], page, state)
    few = number_of_queries(editor_client, page)
    for state in states:
        sign_up_all(make_people(30, prefix=state.replace("-", "")), page, state)
    assert number_of_queries(editor_client, page) == few


def test_a_long_group_is_cut_and_says_so(editor_client: Client, page: OpportunityPage) -> None:
    sign_up_all(make_people(MOST_SHOWN + 5), page)
    answer = editor_client.get(screen(page))
    [section] = answer.context["sections"]
    assert (len(section.rows), section.number) == (MOST_SHOWN, MOST_SHOWN + 5)
    assert f"The first {MOST_SHOWN} of {MOST_SHOWN + 5}." in answer.content.decode()


def test_our_part_of_the_screen_is_valid_html(
    editor_client: Client, editor: User, page: OpportunityPage, opportunity_index: OpportunityIndexPage
) -> None:
    make_session(page, timezone.now() - timedelta(hours=1))
    people = [make_confirmed(page, f"{name} <X>") for name in ("Ann", "Bob", "Cat", "Dan", "Eve")]
    put_into(people[0], State.ACTIVE, attended=True)
    put_into(people[1], State.OFFERED, offer_ends_at=timezone.now() + timedelta(days=1))
    put_into(people[2], State.DECLINED, kind_words="<We> are sorry.")
    put_into(people[3], State.WAITING_LIST)
    make_by_phone(page, editor)
    documents = {
        "full": editor_client.get(screen(page)),
        "empty": editor_client.get(screen(make_opportunity(opportunity_index, title="Empty", capacity=3))),
    }
    found = html_errors_of({name: as_document(main_of(answer)) for name, answer in documents.items()})
    assert found == {name: [] for name in documents}


def test_nobody_is_in_the_list_of_a_page_that_nobody_signed_up_for(
    editor_client: Client, page: OpportunityPage
) -> None:
    assert groups(editor_client, page) == {}
    assert Person.objects.count() == 0
    assert "Nobody has signed up yet." in editor_client.get(screen(page)).content.decode()
