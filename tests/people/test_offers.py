"""Offers of a freed place: until when, what people and the team are told, and what follows yes, no and nothing."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from core.models import OrganisationSettings, User
from involvement.models import OpportunityIndexPage, OpportunityPage
from people.actions.agreements import write_down_agreed
from people.actions.erasure import erase_now
from people.actions.leaving import leave, turn_down
from people.actions.offers import accept_offer, end_offers, fill_places, fill_places_of
from people.models import ConsentEvent, Erasure, Person, SignUp
from people.post.paper import thanks_on_paper
from tests.factories.involvement import make_session
from tests.factories.people import post_arrives, waiting_templates
from tests.factories.places import fresh, make_first_come, signs_up, states

S = SignUp.State


@pytest.fixture
def one_place(opportunity_index: OpportunityIndexPage, organisation: OrganisationSettings) -> OpportunityPage:
    """An opportunity with one place for whoever comes first."""
    return make_first_come(opportunity_index, capacity=1)


@pytest.fixture
def offered(one_place: OpportunityPage) -> SignUp:
    """Somebody who is offered the one place; the first mails have arrived."""
    first, second = signs_up(one_place, "sam"), signs_up(one_place, "kim")
    leave(first)
    post_arrives()
    mail.outbox.clear()
    assert fill_places_of(one_place) == 1
    return fresh(second)


def mail_to(address: str) -> Any:
    """Deliver everything and return the newest mail to somebody."""
    return [message for message in post_arrives() if message.to == [address]][-1]


def test_a_place_that_becomes_free_is_offered_to_who_waits_longest(one_place: OpportunityPage) -> None:
    first, second, third = (signs_up(one_place, name) for name in ("sam", "kim", "ash"))
    leave(first)
    assert fill_places() == 1
    assert states(second, third) == [S.OFFERED, S.WAITING_LIST]
    assert fresh(second).place == 1
    assert fill_places() == 0


def test_leaving_offers_the_place_as_soon_as_it_holds(
    one_place: OpportunityPage, django_capture_on_commit_callbacks: Any
) -> None:
    first, second = signs_up(one_place, "sam"), signs_up(one_place, "kim")
    with django_capture_on_commit_callbacks(execute=True):
        leave(first)
    assert states(second) == [S.OFFERED]


def test_declining_and_erasing_offer_the_place_too(
    opportunity_index: OpportunityIndexPage,
    organisation: OrganisationSettings,
    editor: User,
    django_capture_on_commit_callbacks: Any,
) -> None:
    page = make_first_come(opportunity_index, capacity=2)
    first, second, third, fourth = (signs_up(page, name) for name in ("sam", "kim", "ash", "lee"))
    with django_capture_on_commit_callbacks(execute=True):
        assert write_down_agreed(first, S.DECLINED, by=editor)
    assert states(third, fourth) == [S.OFFERED, S.WAITING_LIST]
    with django_capture_on_commit_callbacks(execute=True):
        erase_now(second.person, cause=Erasure.Cause.ASKED)
    assert states(third, fourth) == [S.OFFERED, S.OFFERED]


def test_the_mail_says_what_until_when_and_holds_the_link(offered: SignUp, one_place: OpportunityPage) -> None:
    letter = mail_to("kim@example.com")
    assert letter.subject == "There is a place for you"
    assert one_place.title in letter.body
    assert f"/place/{offered.pk}/" in letter.body
    assert "Please answer before" in letter.body
    assert "When:" in letter.body
    assert letter.attachments == []


def test_the_offer_stands_as_many_days_as_the_trust_says(
    one_place: OpportunityPage, organisation: OrganisationSettings
) -> None:
    organisation.offer_days = 3
    organisation.save()
    first, second = signs_up(one_place, "sam"), signs_up(one_place, "kim")
    leave(first)
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        fill_places()
    assert fresh(second).offer_ends_at == now + timedelta(days=3)


def test_the_offer_ends_when_the_next_session_begins(one_place: OpportunityPage) -> None:
    begins = timezone.now() + timedelta(hours=5)
    make_session(one_place, begins)
    make_session(one_place, timezone.now() - timedelta(days=1))
    first, second = signs_up(one_place, "sam"), signs_up(one_place, "kim")
    leave(first)
    fill_places()
    assert fresh(second).offer_ends_at == begins


def test_yes_keeps_the_place_and_sends_dates_and_calendar(offered: SignUp, one_place: OpportunityPage) -> None:
    assert accept_offer(offered)
    assert (fresh(offered).state, fresh(offered).place, fresh(offered).offer_ends_at) == (S.ACTIVE, 1, None)
    letter = mail_to("kim@example.com")
    assert letter.subject == "You have a place"
    assert "When:" in letter.body
    assert f"/leave/{offered.pk}/" in letter.body
    [(_name, calendar, kind)] = letter.attachments
    assert kind.startswith("text/calendar")
    assert "CONFIRMED" in (calendar if isinstance(calendar, str) else calendar.decode())
    told = [message for message in mail.outbox if "/admin/" in message.body]
    assert "has said yes" in told[-1].subject
    assert "Kim" not in told[-1].body
    assert not accept_offer(offered)
    assert waiting_templates().count("offer_accepted") == 1


def test_no_gives_the_place_to_the_next_person(
    offered: SignUp, one_place: OpportunityPage, django_capture_on_commit_callbacks: Any
) -> None:
    waits = signs_up(one_place, "ash")
    with django_capture_on_commit_callbacks(execute=True):
        assert turn_down(offered)
    assert states(offered, waits) == [S.LEFT, S.OFFERED]
    assert fresh(offered).offer_ends_at is None
    assert not turn_down(offered)
    assert not turn_down(signs_up(one_place, "lee"))  # who only waits has nothing to turn down


def test_too_late_is_too_late_though_no_timer_has_run(offered: SignUp) -> None:
    ends_at = offered.offer_ends_at
    assert ends_at is not None
    with time_machine.travel(ends_at - timedelta(seconds=1), tick=False):
        assert end_offers() == 0
    with time_machine.travel(ends_at, tick=False):
        assert not accept_offer(offered)
        assert states(offered) == [S.OFFERED]
        assert end_offers() == 1


def test_an_offer_without_an_answer_ends_kindly_and_the_next_person_is_asked(
    offered: SignUp, one_place: OpportunityPage
) -> None:
    waits = signs_up(one_place, "ash")
    with time_machine.travel(timezone.now() + timedelta(days=20), tick=False):
        assert end_offers() == 1
        assert end_offers() == 0
        assert fill_places() == 1
        over = mail_to("kim@example.com")
    left = fresh(offered)
    assert (left.state, left.place, left.offer_ends_at) == (S.LEFT, None, offered.offer_ends_at)
    assert "next person" in over.subject
    assert "fill in the form again" in over.body
    assert one_place.url in over.body
    assert states(waits) == [S.OFFERED]
    decisions = ConsentEvent.objects.filter(person=left.person, wording__purpose="take-part")
    assert list(decisions.values_list("decision", flat=True)) == ["given", "withdrawn"]


def test_who_did_not_answer_can_come_back(offered: SignUp, one_place: OpportunityPage) -> None:
    signs_up(one_place, "ash")
    with time_machine.travel(timezone.now() + timedelta(days=20), tick=False):
        end_offers()
        fill_places()
        back = signs_up(one_place, "kim")
    assert (back.pk, back.state, back.offer_ends_at) == (offered.pk, S.WAITING_LIST, None)
    assert back.waiting_since is not None


@pytest.mark.parametrize(
    ("who", "told_person", "told_team"),
    [
        ({}, True, False),
        ({"email_confirmed_at": None}, False, True),
        ({"email": None, "phone": "01632960001", "channel": "phone"}, False, True),
    ],
)
def test_who_has_proved_no_address_is_rung(
    one_place: OpportunityPage, who: dict[str, Any], told_person: bool, told_team: bool
) -> None:
    first, second = signs_up(one_place, "sam"), signs_up(one_place, "kim")
    Person.objects.filter(pk=second.person_id).update(**who)
    leave(first)
    fill_places()
    assert ("place_offered" in waiting_templates()) is told_person
    assert ("team_offer" in waiting_templates()) is told_team
    mails = post_arrives()
    told = [message for message in mails if "Please ring someone" in message.subject]
    assert len(told) == int(told_team)
    assert all("Kim" not in message.body and f"/inspect/{second.pk}/" in message.body for message in told)
    with time_machine.travel(timezone.now() + timedelta(days=20), tick=False):
        end_offers()
    assert ("team_offer_over" in waiting_templates()) is told_team


def test_staff_say_yes_for_somebody_who_is_rung(offered: SignUp, editor: User) -> None:
    Person.objects.filter(pk=offered.person_id).update(email=None, phone="01632960001", channel="phone")
    assert write_down_agreed(offered, S.ACTIVE, by=editor)
    assert (fresh(offered).state, fresh(offered).place) == (S.ACTIVE, 1)
    event = offered.events.last()
    assert event and (event.from_state, event.to_state, event.by) == (S.OFFERED, S.ACTIVE, editor)


def test_an_offer_on_paper_says_until_when_and_holds_no_secret(offered: SignUp) -> None:
    letter = thanks_on_paper(offered)
    assert letter is not None
    words = " ".join(line for passage in letter.passages for line in passage.lines)
    assert "There is a place for you. Please tell us before" in words
    assert "/my/" not in words
