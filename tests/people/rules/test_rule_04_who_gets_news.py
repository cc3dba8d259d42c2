"""DESIGN 7.4: no subscription mail to an address that is unconfirmed, paused, bounced, complained or withdrawn.

Whatever starts it: here the message stands in the outbox already, as if every screen and command before had failed.
"""

from collections.abc import Callable

import pytest
from django.core import mail
from django.utils import timezone

from involvement.actions.alert_letters import send_alerts
from involvement.models import OpportunityAlert, OpportunityPage
from people.actions.breaks import begin_break
from people.actions.confirmation import confirm
from people.actions.post import write_message
from people.actions.subscriptions import end_subscription
from people.models import Mailing, OutboxMessage, Person, SignUp, Suppression
from people.post.delivery import deliver_due_messages
from people.selectors import current_wording
from people.tokens import digest_of
from tests.factories.alerts import make_alert, open_one
from tests.factories.people import make_sign_up


def _suppress(person: Person, reason: str) -> None:
    Suppression.objects.create(person=person, address_digest=digest_of(person.email or ""), reason=reason)


OBSTACLES: dict[str, Callable[[Person], object]] = {
    "unconfirmed": lambda person: Person.objects.filter(pk=person.pk).update(email_confirmed_at=None),
    "paused": lambda person: begin_break(person, None),
    "bounced": lambda person: _suppress(person, Suppression.Reason.BOUNCED),
    "complained": lambda person: _suppress(person, Suppression.Reason.COMPLAINED),
    "withdrawn": lambda person: end_subscription(person, "news"),
    "without an address": lambda person: Person.objects.filter(pk=person.pk).update(email=None),
}


@pytest.fixture
def reader(page: OpportunityPage) -> SignUp:
    """Somebody who takes part and asked for news."""
    wordings = [current_wording(purpose, "en") for purpose in ("take-part", "news")]
    sign_up = make_sign_up(page, wordings=tuple(wording.pk for wording in wordings))
    confirm(sign_up)
    deliver_due_messages()
    mail.outbox.clear()
    sign_up.refresh_from_db()
    return sign_up


def _owe_news(reader: SignUp) -> None:
    """Put one letter of a mailing straight into the outbox, past everything that chooses who gets it."""
    mailing = Mailing.objects.create(
        subject="News", body="Hello {name}", state=Mailing.State.SENDING, is_written=True, started_at=timezone.now()
    )
    write_message("news-1", "mailing", person=reader.person, kind=OutboxMessage.Kind.SUBSCRIPTION, subscription="news")
    OutboxMessage.objects.filter(key="news-1").update(mailing=mailing)


def test_rule_4_somebody_who_asked_for_news_gets_it(reader: SignUp) -> None:
    _owe_news(reader)
    deliver_due_messages()
    assert [message.to for message in mail.outbox] == [["sam@example.com"]]


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_rule_4_nothing_goes_to_somebody_who_is(obstacle: str, reader: SignUp) -> None:
    OBSTACLES[obstacle](reader.person)
    _owe_news(reader)
    deliver_due_messages()
    assert [message for message in mail.outbox if "News" in message.subject] == []
    assert OutboxMessage.objects.get(key="news-1").state == OutboxMessage.State.CANCELLED


def test_rule_4_news_preferences_never_stop_service_mail(reader: SignUp) -> None:
    end_subscription(reader.person, "news")
    write_message("service-1", "confirmed", person=reader.person, sign_up=reader)
    deliver_due_messages()
    assert [message.to for message in mail.outbox] == [["sam@example.com"]]


def _end_alert(person: Person) -> None:
    end_subscription(person, f"alert-{OpportunityAlert.objects.get(person=person).pk}")


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_rule_4_no_alert_goes_to_somebody_who_is(obstacle: str, page: OpportunityPage) -> None:
    """Once before the letter is written, and once after it."""
    index = page.get_parent().specific
    early, late = make_alert(index, email="early@example.com"), make_alert(index, email="late@example.com")
    stop = _end_alert if obstacle == "withdrawn" else OBSTACLES[obstacle]
    stop(early.person)
    open_one(index)
    assert send_alerts() == 1
    stop(late.person)
    deliver_due_messages()
    assert mail.outbox == []
    assert list(OutboxMessage.objects.filter(template="opportunity_alert").values_list("state", flat=True)) == [
        OutboxMessage.State.CANCELLED
    ]
