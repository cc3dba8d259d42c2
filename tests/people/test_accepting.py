"""The team gives somebody a place: once, only where one is free, and they are told everything they need."""

from datetime import timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from core.models import User
from involvement.models import OpportunityIndexPage, OpportunityPage
from people.actions.accepting import accept, put_on_waiting_list
from people.actions.declining import decline
from people.actions.leaving import leave
from people.models import Person, SignUp
from people.post.paper import thanks_on_paper
from tests.factories.guardians import make_waiting, make_young_page
from tests.factories.involvement import make_opportunity, make_session
from tests.factories.people import post_arrives

from .desk import fresh, mails_to, make_by_phone, make_confirmed, put_into

State = SignUp.State


def test_somebody_who_waits_for_the_team_takes_part_and_is_told(page: OpportunityPage, editor: User) -> None:
    make_session(page, timezone.now() + timedelta(days=9), note="Bring tea")
    sign_up = make_confirmed(page)
    assert sign_up.state == State.AWAITING_TEAM
    assert accept(sign_up, by=editor)
    stored = fresh(sign_up)
    assert (stored.state, stored.place) == (State.ACTIVE, None)
    assert stored.events.last().by == editor
    letter = post_arrives()[-1]
    assert letter.subject == "You have a place"
    assert letter.to == ["sam@example.com"]
    for words in ("Hello Sam Example", page.title, "Bring tea", page.place, "01632 960001", "/my/", "/leave/"):
        assert words in letter.body, words
    [(_name, calendar, _kind)] = [part for part in letter.attachments if part[0] == "calendar.ics"]
    [event] = Calendar.from_ical(calendar).walk("VEVENT")
    assert event["STATUS"] == "CONFIRMED"


def test_the_link_in_the_mail_gives_the_place_back(client: object, page: OpportunityPage, editor: User) -> None:
    sign_up = make_confirmed(page)
    accept(sign_up, by=editor)
    body = post_arrives()[-1].body
    path = next(word for word in body.split() if f"/leave/{sign_up.pk}/" in word)
    assert path.startswith("http")
    assert client.get(path[path.index("/my/") :]).status_code == 200  # type: ignore[attr-defined]
    assert client.post(path[path.index("/my/") :]).status_code == 302  # type: ignore[attr-defined]
    assert fresh(sign_up).state == State.LEFT


def test_accepting_twice_is_once(page: OpportunityPage, editor: User) -> None:
    sign_up = make_confirmed(page)
    assert accept(sign_up, by=editor)
    assert not accept(sign_up, by=editor)
    assert mails_to(sign_up, "accepted") == ["accepted"]
    assert fresh(sign_up).events.filter(to_state=State.ACTIVE).count() == 1


def test_the_last_place_is_given_once(opportunity_index: OpportunityIndexPage, editor: User) -> None:
    page = make_opportunity(opportunity_index, capacity=1)
    first, second = make_confirmed(page, "Ann One"), make_confirmed(page, "Bob Two")
    assert accept(first, by=editor)
    assert not accept(second, by=editor)
    assert (fresh(first).place, fresh(second).state) == (1, State.AWAITING_TEAM)
    assert mails_to(second, "accepted") == []
    leave(first)
    assert accept(second, by=editor)
    assert fresh(second).place == 1


@pytest.mark.parametrize("state", [State.AWAITING_TEAM, State.WAITING_LIST, State.DECLINED])
def test_who_waits_or_was_told_no_can_be_accepted(page: OpportunityPage, editor: User, state: str) -> None:
    sign_up = put_into(make_confirmed(page), state, kind_words="We are sorry.")
    assert accept(sign_up, by=editor)
    assert fresh(sign_up).kind_words == ""


def test_an_offer_can_be_accepted_for_somebody_who_rings(opportunity_index: OpportunityIndexPage, editor: User) -> None:
    page = make_opportunity(opportunity_index, capacity=1)
    held = {"place": 1, "place_in": page.translation_key, "offer_ends_at": timezone.now() + timedelta(days=1)}
    sign_up = put_into(make_confirmed(page), State.OFFERED, **held)
    assert accept(sign_up, by=editor)
    stored = fresh(sign_up)
    assert (stored.state, stored.place, stored.offer_ends_at) == (State.ACTIVE, 1, None)


@pytest.mark.parametrize("state", [State.ACTIVE, State.PAUSED, State.LEFT, State.UNCONFIRMED, State.EXPIRED])
def test_who_does_not_wait_is_not_accepted(page: OpportunityPage, editor: User, state: str) -> None:
    sign_up = put_into(make_confirmed(page), state)
    assert not accept(sign_up, by=editor)
    assert fresh(sign_up).state == state
    assert mails_to(sign_up, "accepted") == []


def test_nobody_gets_past_a_guardian(
    opportunity_index: OpportunityIndexPage, organisation: object, editor: User
) -> None:
    page = make_young_page(opportunity_index, selection=OpportunityPage.Selection.TEAM)
    sign_up = make_waiting(page)
    assert not accept(sign_up, by=editor)
    assert decline(sign_up, "We are sorry.", by=editor)
    assert not accept(sign_up, by=editor)
    assert fresh(sign_up).state == State.DECLINED


def test_nobody_is_accepted_for_what_is_cancelled_or_gone(page: OpportunityPage, editor: User) -> None:
    sign_up = make_confirmed(page)
    page.cancelled_at = timezone.now()
    page.save()
    assert not accept(sign_up, by=editor)
    SignUp.objects.filter(pk=sign_up.pk).delete()
    assert not accept(sign_up, by=editor)
    assert not put_on_waiting_list(sign_up, by=editor)


def test_the_mail_stays_unsent_where_they_have_left_meanwhile(page: OpportunityPage, editor: User) -> None:
    sign_up = make_confirmed(page)
    accept(sign_up, by=editor)
    leave(sign_up)
    assert "You have a place" not in [letter.subject for letter in post_arrives()]


def test_who_has_proved_no_address_is_not_written_to_and_has_a_letter(page: OpportunityPage, editor: User) -> None:
    by_phone = make_by_phone(page, editor)
    heard = make_confirmed(page, "Lee Written")
    Person.objects.filter(pk=heard.person_id).update(email_confirmed_at=None)
    for sign_up in (by_phone, heard):
        assert accept(sign_up, by=editor)
        assert mails_to(sign_up, "accepted") == []
        letter = thanks_on_paper(fresh(sign_up))
        assert letter and "You are signed up." in str(letter.passages)


def test_the_team_lets_somebody_wait_and_they_are_told(page: OpportunityPage, editor: User) -> None:
    sign_up = make_confirmed(page)
    assert put_on_waiting_list(sign_up, by=editor)
    assert not put_on_waiting_list(sign_up, by=editor)
    stored = fresh(sign_up)
    assert stored.state == State.WAITING_LIST and stored.waiting_since
    letter = post_arrives()[-1]
    assert letter.subject == "You are on the waiting list"
    assert page.title in letter.body and f"/leave/{sign_up.pk}/" in letter.body
