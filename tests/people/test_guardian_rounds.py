"""Guardians by the clock: one reminder, an end, and a birthday that makes the question unnecessary."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.test import Client
from time_machine import Traveller
from wagtail.models import Page

from core.timers import registered_timers, run_due_timers
from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.actions.guardian_rounds import expire_unanswered, let_grown_ups_in, remind_guardians
from people.actions.guardians import agree, refuse, withdraw
from people.agreements import has_consent
from people.guardianship import guardian_times
from people.models import GuardianAgreement, OutboxMessage, Person, PrivacySettings, SignUp
from people.selectors import current_wording
from tests.factories.guardians import agreement_for, all_words_of, answer, guardian_path, make_waiting, make_young_page
from tests.factories.people import make_sign_up, post_arrives, waiting_templates

LONDON = ZoneInfo("Europe/London")
START = datetime(2027, 2, 1, 9, tzinfo=LONDON)
S = SignUp.State


@pytest.fixture
def clock() -> Iterator[Traveller]:
    """A clock that stands still until a test moves it."""
    with time_machine.travel(START, tick=False) as coordinates:
        yield coordinates


@pytest.fixture
def young(clock: Traveller, opportunity_index: Page, organisation: object) -> OpportunityPage:
    """An opportunity for people of 13 and older, with a guardian below 16."""
    return make_young_page(opportunity_index)


def subjects() -> list[str]:
    """Return the subjects of all mails that went out so far."""
    return [message.subject for message in post_arrives()]


def test_a_guardian_is_reminded_once(young: OpportunityPage, clock: Traveller) -> None:
    make_waiting(young)
    post_arrives()
    clock.shift(timedelta(days=7, minutes=-1))
    assert remind_guardians() == 0
    clock.shift(timedelta(minutes=1))
    assert [remind_guardians(), remind_guardians()] == [1, 0]
    assert subjects()[-1] == "We still need your answer"
    reminder = mail.outbox[-1]
    assert reminder.to == ["kim@example.net"]
    assert "Sam" not in all_words_of(reminder)
    assert "1 March 2027" in reminder.body
    clock.shift(timedelta(days=7))
    assert remind_guardians() == 0


def test_the_link_of_the_reminder_and_of_the_question_both_work(
    client: Client, young: OpportunityPage, clock: Traveller
) -> None:
    first = guardian_path(make_waiting(young))
    clock.shift(timedelta(days=7))
    remind_guardians()
    assert client.get(first).status_code == 200


def test_the_team_is_reminded_of_a_guardian_without_email(young: OpportunityPage, clock: Traveller) -> None:
    make_waiting(young, guardian_email="", guardian_phone="07700900982")
    clock.shift(timedelta(days=7))
    assert remind_guardians() == 1
    assert waiting_templates().count("team_ring_guardian") == 2


@pytest.mark.parametrize("act", [agree, refuse])
def test_nobody_is_reminded_of_what_they_have_answered(young: OpportunityPage, clock: Traveller, act: object) -> None:
    assert callable(act)
    act(agreement_for(make_waiting(young)))
    clock.shift(timedelta(days=8))
    assert remind_guardians() == 0


def test_the_periods_are_data(young: OpportunityPage, clock: Traveller) -> None:
    periods = PrivacySettings.load()
    periods.guardian_reminder_days, periods.guardian_days = 2, 5
    periods.save()
    make_waiting(young)
    clock.shift(timedelta(days=2))
    assert remind_guardians() == 1
    clock.shift(timedelta(days=3, minutes=1))
    assert expire_unanswered() == 1


def test_reading_the_periods_makes_no_row(young: OpportunityPage) -> None:
    assert guardian_times().guardian_days == 28
    assert not PrivacySettings.objects.exists()


def test_without_an_answer_all_is_deleted_and_the_young_person_told_once(
    client: Client, young: OpportunityPage, clock: Traveller
) -> None:
    sign_up = make_waiting(young, email="robin@example.com", name="Robin Example")
    post_arrives()
    path = guardian_path(sign_up)
    clock.shift(timedelta(days=28))
    assert expire_unanswered() == 0
    assert client.get(path).status_code == 200  # the link works to the end
    clock.shift(timedelta(minutes=1))
    for answered in (client.get(path), client.post(path, {"answer": "agree"}, follow=True)):
        assert answered.status_code == 410
        assert "This link has run out" in answered.content.decode()
    assert not agree(agreement_for(sign_up))
    assert not refuse(agreement_for(sign_up))
    assert [expire_unanswered(), expire_unanswered()] == [1, 0]
    assert not Person.objects.exists()
    assert not SignUp.objects.exists()
    assert not GuardianAgreement.objects.exists()
    assert subjects()[-1] == "It will not go ahead for now"
    assert mail.outbox[-1].to == ["robin@example.com"]
    assert "Robin" not in mail.outbox[-1].body
    assert OutboxMessage.objects.exclude(receipt_address="").count() == 0
    assert "There is nothing to answer any more" in client.get(path).content.decode()


def test_what_else_is_theirs_stays(young: OpportunityPage, page: OpportunityPage, clock: Traveller) -> None:
    confirm(make_sign_up(page))
    make_waiting(young)
    clock.shift(timedelta(days=29))
    assert expire_unanswered() == 1
    assert [sign_up.page_id for sign_up in SignUp.objects.all()] == [page.pk]


def test_who_has_agreed_never_expires(young: OpportunityPage, clock: Traveller) -> None:
    sign_up = make_waiting(young)
    agree(agreement_for(sign_up))
    clock.shift(timedelta(days=300))
    assert expire_unanswered() == 0
    assert withdraw(agreement_for(sign_up))


def test_a_birthday_while_waiting_ends_the_need(client: Client, young: OpportunityPage, clock: Traveller) -> None:
    news = current_wording("news", "en")
    assert news
    sign_up = make_waiting(young, born_on="2011-02-11", wordings=(news.pk,))  # 16 on the eleventh
    post_arrives()
    path = guardian_path(sign_up)
    clock.move_to(datetime(2027, 2, 10, 23, 59, tzinfo=LONDON))
    assert let_grown_ups_in() == 0
    clock.move_to(datetime(2027, 2, 11, 0, 1, tzinfo=LONDON))
    shown = client.get(path).content.decode()
    assert "is old enough now to decide without you" in shown
    assert not refuse(agreement_for(sign_up))  # it is not theirs to say any more
    assert not agree(agreement_for(sign_up))
    assert remind_guardians() == 0
    assert [let_grown_ups_in(), let_grown_ups_in()] == [1, 0]
    sign_up.refresh_from_db()
    assert sign_up.state == S.ACTIVE
    assert not GuardianAgreement.objects.exists()  # nothing of the guardian is kept any longer
    assert has_consent(sign_up.person, "news")
    assert subjects().count("You can decide yourself now") == 1
    assert mail.outbox[-2].to == ["sam@example.com"]
    assert subjects().count("Someone wants to take part") == 1
    assert "There is nothing to answer any more" in client.get(path).content.decode()


def test_a_birthday_on_the_last_day_is_not_an_end(young: OpportunityPage, clock: Traveller) -> None:
    sign_up = make_waiting(young, born_on="2011-03-01")
    clock.shift(timedelta(days=29))  # 2 March: the question has run out, the birthday was the day before
    assert expire_unanswered() == 0
    assert let_grown_ups_in() == 1
    sign_up.refresh_from_db()
    assert sign_up.state == S.ACTIVE


def test_born_on_29_february_is_16_on_1_march(young: OpportunityPage, clock: Traveller) -> None:
    clock.move_to(datetime(2028, 2, 20, 9, tzinfo=LONDON))
    OpportunityPage.objects.filter(pk=young.pk).update(closes_at=datetime(2030, 1, 1, tzinfo=LONDON))
    make_waiting(young, born_on="2012-02-29")
    clock.move_to(datetime(2028, 2, 28, 12, tzinfo=LONDON))
    assert let_grown_ups_in() == 0
    clock.move_to(datetime(2028, 2, 29, 12, tzinfo=LONDON))
    assert let_grown_ups_in() == 1


def test_an_age_that_an_editor_lowers_ends_the_need(young: OpportunityPage) -> None:
    make_waiting(young)
    young.guardian_below = 14
    young.save()
    assert let_grown_ups_in() == 1


def test_places_count_on_a_birthday_too(young: OpportunityPage, clock: Traveller) -> None:
    young.capacity = 1
    young.save()
    sign_up = make_waiting(young, born_on="2011-02-11")
    confirm(make_sign_up(young, email="adult@example.com", born_on="1990-01-01"))
    clock.shift(timedelta(days=20))
    assert let_grown_ups_in() == 1
    sign_up.refresh_from_db()
    assert sign_up.state == S.WAITING_LIST


def test_a_guardian_has_no_say_over_somebody_grown_up(client: Client, young: OpportunityPage, clock: Traveller) -> None:
    sign_up = make_waiting(young, born_on="2011-02-11")
    agree(agreement_for(sign_up))
    clock.shift(timedelta(days=20))
    shown = answer(client, sign_up, "withdraw").content.decode()
    assert "We do not need your answer any more" in shown
    assert "I no longer agree" not in shown
    sign_up.refresh_from_db()
    assert sign_up.state == S.ACTIVE


def test_what_was_cancelled_stays_as_it_is(young: OpportunityPage, clock: Traveller) -> None:
    sign_up = make_waiting(young, born_on="2011-02-11")
    OpportunityPage.objects.filter(pk=young.pk).update(cancelled_at=START)
    clock.shift(timedelta(days=20))
    assert remind_guardians() == 0
    assert let_grown_ups_in() == 0
    sign_up.refresh_from_db()
    assert sign_up.state == S.AWAITING_GUARDIAN


def test_the_timers_run_by_themselves(young: OpportunityPage, clock: Traveller) -> None:
    functions = {timer.function: timer.every for timer in registered_timers()}
    assert functions[let_grown_ups_in] == timedelta(days=1)
    make_waiting(young)
    make_waiting(young, email="kit@example.com", born_on="2011-02-02")
    run_due_timers()
    clock.shift(timedelta(days=8))
    outcomes = {outcome.name: outcome for outcome in run_due_timers() or []}
    assert outcomes["remind guardians"].done == 1
    assert outcomes["let those in who have come of age"].done == 1
    clock.shift(timedelta(days=21))
    outcomes = {outcome.name: outcome for outcome in run_due_timers() or []}
    assert outcomes["expire guardians who never answered"].done == 1
    assert list(SignUp.objects.values_list("person__email", flat=True)) == ["kit@example.com"]
