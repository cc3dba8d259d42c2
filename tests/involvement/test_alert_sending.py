"""What is new reaches whoever asked for it: in time, once, and nobody who may not be written to."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.search.index import insert_or_update_object

from core.models import Theme
from involvement.actions.alert_letters import send_alerts
from involvement.alerts.questions import AlertName
from involvement.models import AlertedOpportunity, OpportunityAlert, OpportunityIndexPage
from people.actions.breaks import begin_break, end_break
from people.actions.subscriptions import end_subscription
from people.models import Erasure, OutboxMessage, Person, SignUp, Suppression
from people.post.delivery import deliver_due_messages
from people.tokens import digest_of
from tests.factories.alerts import EMAIL, WEEKLY, ask, letters, make_alert, open_one, told_now
from tests.factories.involvement import make_opportunity, make_term

State = OutboxMessage.State


@pytest.fixture
def index(opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityIndexPage:
    """The list."""
    return opportunity_index


def test_what_opens_after_the_alert_is_told_once(index: OpportunityIndexPage) -> None:
    make_opportunity(index, title="Choose chairs", first_published_at=timezone.now() - timedelta(days=1))
    make_alert(index)
    assert told_now() == []
    open_one(index)
    assert told_now() == [(EMAIL, ["Choose lamps"])]
    assert told_now() == []
    open_one(index, "Choose mugs")
    open_one(index, "Choose doors")
    assert told_now() == [(EMAIL, ["Choose mugs", "Choose doors"])]
    assert letters() == 2


def test_nobody_is_told_of_an_example(index: OpportunityIndexPage) -> None:
    """It is invented: it shows editors how things look, and nobody can take part in it."""
    make_alert(index)
    open_one(index, is_example=True)
    assert told_now() == []


def test_an_alert_finds_only_what_it_asks_for(index: OpportunityIndexPage) -> None:
    theme = make_term(Theme, "Food")
    make_alert(index, "theme=food&how=online")
    open_one(index, "Choose mugs", themes=[theme])
    assert told_now() == []
    open_one(index, "Choose bread", themes=[theme], online=True)
    assert told_now() == [(EMAIL, ["Choose bread"])]


def test_an_alert_whose_term_is_gone_finds_nothing_rather_than_everything(index: OpportunityIndexPage) -> None:
    theme = make_term(Theme, "Food")
    make_alert(index, "theme=food")
    theme.delete()
    open_one(index)
    assert told_now() == []


def test_words_are_found_though_they_are_written_into_the_index_a_moment_later(index: OpportunityIndexPage) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert make_alert(index, "q=lamps").query == "q=lamps"
        lamps, mugs = open_one(index), open_one(index, "Choose mugs")
        clock.shift(timedelta(minutes=1))
        assert told_now() == []
        for page in (lamps, mugs):
            insert_or_update_object(page)  # as the queue's worker does
        clock.shift(timedelta(minutes=2))
        assert told_now() == [(EMAIL, ["Choose lamps"])]


def test_an_opportunity_is_told_once_whichever_alerts_it_fits(index: OpportunityIndexPage) -> None:
    make_alert(index, "paid=yes")
    make_alert(index, "how=in-person")
    make_alert(index, "", rhythm=WEEKLY)
    open_one(index)
    assert told_now() == [(EMAIL, ["Choose lamps"])]
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        assert told_now() == []
    assert AlertedOpportunity.objects.count() == letters() == 1


def test_weekly_is_at_most_once_a_week_and_never_later_than_that(index: OpportunityIndexPage) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        make_alert(index, rhythm=WEEKLY)
        open_one(index)
        clock.shift(timedelta(days=6, hours=23))
        assert told_now() == []
        clock.shift(timedelta(hours=2))
        assert told_now() == [(EMAIL, ["Choose lamps"])]
        open_one(index, "Choose mugs")
        clock.shift(timedelta(days=6))
        assert told_now() == []
        clock.shift(timedelta(days=1, minutes=1))
        assert told_now() == [(EMAIL, ["Choose mugs"])]
        clock.shift(timedelta(days=9))
        assert told_now() == []
        open_one(index, "Choose doors")
        clock.shift(timedelta(minutes=1))
        assert told_now() == [(EMAIL, ["Choose doors"])]


def _suppress(person: Person, reason: str) -> Callable[[], object]:
    row = Suppression.objects.create(person=person, address_digest=digest_of(EMAIL), reason=reason)
    return lambda: Suppression.objects.filter(pk=row.pk).update(lifted_at=timezone.now())


def _unconfirm(person: Person) -> Callable[[], object]:
    Person.objects.update(email_confirmed_at=None)
    return lambda: Person.objects.update(email_confirmed_at=timezone.now())


def _pause(person: Person) -> Callable[[], object]:
    begin_break(person, None)
    return lambda: end_break(person)


def _without_address(person: Person) -> Callable[[], object]:
    Person.objects.update(email=None)
    return lambda: Person.objects.update(email=EMAIL)


def _to_be_erased(person: Person) -> Callable[[], object]:
    Erasure.objects.create(person=person, cause="asked", person_digest="x")
    return lambda: Erasure.objects.all().delete()


OBSTACLES: dict[str, Callable[[Person], Callable[[], object]]] = {
    "unconfirmed": _unconfirm,
    "paused": _pause,
    "bounced": lambda person: _suppress(person, Suppression.Reason.BOUNCED),
    "complained": lambda person: _suppress(person, Suppression.Reason.COMPLAINED),
    "without an address": _without_address,
    "to be erased": _to_be_erased,
}


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_who_may_not_be_written_to_gets_nothing_and_afterwards_what_is_still_open(
    obstacle: str, index: OpportunityIndexPage
) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        alert = make_alert(index)
        undo = OBSTACLES[obstacle](alert.person)
        open_one(index)
        open_one(index, "Choose mugs", closes_at=timezone.now() + timedelta(hours=2))
        clock.shift(timedelta(minutes=1))
        assert told_now() == []
        assert (AlertedOpportunity.objects.count(), letters()) == (0, 0)
        clock.shift(timedelta(hours=3))
        undo()
        assert told_now() == [(EMAIL, ["Choose lamps"])]


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_whoever_is_kept_from_mail_between_writing_and_sending_is_told_later(
    obstacle: str, index: OpportunityIndexPage
) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        alert = make_alert(index)
        open_one(index)
        clock.shift(timedelta(minutes=1))
        assert send_alerts() == 1
        undo = OBSTACLES[obstacle](alert.person)
        deliver_due_messages()
        assert mail.outbox == []
        assert OutboxMessage.objects.get(template="opportunity_alert").state == State.CANCELLED
        undo()
        clock.shift(timedelta(hours=2))
        assert told_now() == [(EMAIL, ["Choose lamps"])]
        clock.shift(timedelta(hours=2))
        assert told_now() == []
    assert AlertedOpportunity.objects.count() == 1


def test_what_nobody_confirmed_sends_nothing(index: OpportunityIndexPage) -> None:
    ask(index)
    open_one(index)
    deliver_due_messages()
    assert told_now() == []
    assert letters() == 0


def test_an_alert_that_was_stopped_sends_nothing_and_takes_back_what_waits(index: OpportunityIndexPage) -> None:
    first, second = make_alert(index, "paid=yes"), make_alert(index, "how=in-person", email="kim@example.com")
    open_one(index)
    assert send_alerts() == 2
    assert end_subscription(first.person, str(AlertName(first.pk)))
    deliver_due_messages()
    assert [message.to for message in mail.outbox] == [["kim@example.com"]]
    open_one(index, "Choose mugs")
    assert told_now() == [("kim@example.com", ["Choose mugs"])]
    assert OpportunityAlert.objects.get(pk=second.pk).is_on


def test_who_waits_for_a_guardian_hears_nothing(index: OpportunityIndexPage) -> None:
    alert = make_alert(index)
    page = make_opportunity(index, title="Earlier")
    sign_up = SignUp.objects.create(person=alert.person, page=page, state=SignUp.State.AWAITING_GUARDIAN)
    open_one(index)
    assert told_now() == []
    SignUp.objects.filter(pk=sign_up.pk).update(state=SignUp.State.ACTIVE)
    assert told_now() == [(EMAIL, ["Choose lamps"])]


def test_an_opening_time_that_comes_is_news_then(index: OpportunityIndexPage) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        make_opportunity(
            index,
            title="Choose lamps",
            first_published_at=timezone.now() - timedelta(days=3),
            opens_at=timezone.now() + timedelta(days=2),
        )
        make_alert(index)
        assert told_now() == []
        clock.shift(timedelta(days=1))
        assert told_now() == []
        clock.shift(timedelta(days=1))
        assert told_now() == [(EMAIL, ["Choose lamps"])]
        assert told_now() == []


def test_an_opening_time_is_noticed_in_a_quiet_hour_too(index: OpportunityIndexPage) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        make_alert(index)
        opens = timezone.now() + timedelta(minutes=31)
        make_opportunity(index, title="Choose lamps", first_published_at=timezone.now(), opens_at=opens)
        for _minute in range(30):
            clock.shift(timedelta(minutes=1))
            assert told_now() == []
        clock.shift(timedelta(minutes=1))
        assert told_now() == [(EMAIL, ["Choose lamps"])]


def test_a_private_page_is_told_once_everybody_may_see_it(index: OpportunityIndexPage) -> None:
    make_alert(index)
    page = open_one(index)
    lock = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert told_now() == []
    lock.delete()
    assert told_now() == [(EMAIL, ["Choose lamps"])]
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN).delete()
    assert told_now() == []


def test_what_is_published_again_is_not_told_again(index: OpportunityIndexPage) -> None:
    make_alert(index)
    page = open_one(index)
    assert told_now() == [(EMAIL, ["Choose lamps"])]
    page.unpublish()
    assert told_now() == []
    page.save_revision().publish()
    assert told_now() == []
