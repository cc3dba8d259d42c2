"""What providers report: mail that comes back, complaints and ways out; each report acts once, and staff settle it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from anymail.signals import AnymailTrackingEvent, EventType, RejectReason, tracking
from django.utils import timezone

from core.models import User
from involvement.models import OpportunityPage
from people.actions.consent import record_consent
from people.actions.post import write_message
from people.actions.suppression import settle
from people.agreements import has_consent
from people.delivery_reports import HIGHEST_NUMBER, Meaning, notice_of
from people.models import (
    ConsentEvent,
    ConsentWording,
    DeliveryReport,
    GuardianAgreement,
    OutboxMessage,
    Person,
    SignUp,
    Suppression,
)
from people.permissions import may_receive
from people.tokens import digest_of
from people.unreached import CAME_BACK
from tests.factories.people import make_sign_up, post_arrives

State = OutboxMessage.State
Reason = Suppression.Reason
SERVICE, NEWS = OutboxMessage.Kind.SERVICE, OutboxMessage.Kind.SUBSCRIPTION


@pytest.fixture
def message(page: OpportunityPage) -> OutboxMessage:
    """A mail to Sam, who wants news too, that a server has taken."""
    sign_up = make_sign_up(page)
    Person.objects.filter(pk=sign_up.person_id).update(email_confirmed_at=timezone.now())
    record_consent(sign_up.person, ConsentWording.objects.get(purpose="news"), ConsentEvent.Decision.GIVEN)
    post_arrives()
    return OutboxMessage.objects.get(template="confirm")


def _told(kind: str, reason: str | None = None, **facts: Any) -> None:
    """Let anymail report an event, as its webhook views do."""
    tracking.send(sender=None, event=_event(kind, reason, **facts), esp_name="Example")


def _event(kind: str, reason: str | None = None, **facts: Any) -> AnymailTrackingEvent:
    usual = {"recipient": "sam@example.com", "event_id": "1", "timestamp": timezone.now(), "esp_event": {}}
    return AnymailTrackingEvent(event_type=kind, reject_reason=reason, **(usual | facts))


def _bounced(**facts: Any) -> None:
    _told(EventType.BOUNCED, RejectReason.BOUNCED, **facts)


def _sam() -> Person:
    return Person.objects.get(email="sam@example.com")


def test_a_bounce_stops_mail_and_says_that_this_one_did_not_arrive(message: OutboxMessage) -> None:
    assert may_receive(_sam(), NEWS, "news")
    _bounced(metadata={"message": str(message.pk)})
    stopped = Suppression.objects.get()
    assert (stopped.person, stopped.reason, stopped.address_digest) == (
        _sam(),
        Reason.BOUNCED,
        digest_of("sam@example.com"),
    )
    assert not may_receive(_sam(), SERVICE)
    assert not may_receive(_sam(), NEWS, "news")
    message.refresh_from_db()
    assert (message.state, message.last_error) == (State.FAILED, CAME_BACK)
    assert DeliveryReport.objects.get().person == _sam()


@pytest.mark.parametrize("spelled", ["sam@example.com", "SAM@Example.COM", " sam@example.com "])
def test_somebody_is_found_by_address_where_the_provider_names_no_message(message: OutboxMessage, spelled: str) -> None:
    _bounced(recipient=spelled)
    assert Suppression.objects.get().person == _sam()
    message.refresh_from_db()
    assert message.state == State.SENT  # which mail it was is not known


def test_the_same_report_again_changes_nothing(message: OutboxMessage) -> None:
    for _time in range(3):
        _bounced(metadata={"message": str(message.pk)})
    assert Suppression.objects.count() == DeliveryReport.objects.count() == 1


def test_a_provider_without_numbers_of_its_own_is_heard_once_for_each_event(message: OutboxMessage) -> None:
    moment = timezone.now()
    for _time in range(2):
        _bounced(event_id=None, message_id="<1>", timestamp=moment)
    assert DeliveryReport.objects.count() == 1
    _bounced(event_id=None, message_id="<2>", timestamp=moment)
    assert DeliveryReport.objects.count() == 2
    assert Suppression.objects.count() == 1


def test_staff_settle_it_and_mail_goes_again(message: OutboxMessage, editor: User) -> None:
    happened = timezone.now() - timedelta(hours=1)
    _bounced(metadata={"message": str(message.pk)}, timestamp=happened)
    assert settle(_sam(), told=[message.pk], by=editor)
    assert may_receive(_sam(), NEWS, "news")
    message.refresh_from_db()
    assert (message.state, message.last_error) == (State.CANCELLED, "told another way")
    _bounced(metadata={"message": str(message.pk)}, timestamp=happened)  # the same report
    _bounced(event_id="2", timestamp=happened)  # another about the same time
    _bounced(event_id="3", timestamp=happened.replace(tzinfo=None))  # a provider that tells no time zone
    assert may_receive(_sam(), NEWS, "news")
    assert Suppression.objects.get().lifted_by == editor
    assert not settle(_sam(), told=[message.pk], by=editor)
    _bounced(event_id="4")  # it came back once more
    assert not may_receive(_sam(), SERVICE)
    assert Suppression.objects.count() == 2


def test_a_report_without_a_time_counts_once_too(message: OutboxMessage, editor: User) -> None:
    _bounced(timestamp=None)
    assert settle(_sam(), told=[], by=editor)
    _bounced(timestamp=None)
    assert may_receive(_sam(), NEWS, "news")
    _bounced(timestamp=None, event_id="2")
    assert not may_receive(_sam(), NEWS, "news")


def test_what_failed_while_staff_were_on_the_phone_stays_to_be_told(message: OutboxMessage, editor: User) -> None:
    write_message("late", "confirmed", person=_sam(), sign_up=message.sign_up)
    OutboxMessage.objects.filter(person=_sam()).update(state=State.FAILED)
    assert settle(_sam(), told=[message.pk], by=editor)
    assert OutboxMessage.objects.get(key="late").state == State.FAILED


def test_nobody_settles_what_is_somebody_elses(message: OutboxMessage, editor: User, page: OpportunityPage) -> None:
    other = make_sign_up(page, email="kim@example.com").person
    OutboxMessage.objects.filter(pk=message.pk).update(state=State.FAILED)
    assert not settle(other, told=[message.pk], by=editor)
    message.refresh_from_db()
    assert message.state == State.FAILED


def test_with_a_new_address_somebody_gets_mail_again(message: OutboxMessage) -> None:
    _bounced()
    Person.objects.update(email="new@example.com")
    person = Person.objects.get()
    assert may_receive(person, NEWS, "news")
    _bounced(event_id="2", metadata={"message": str(message.pk)})  # a late report about the address of before
    assert may_receive(person, NEWS, "news")


def test_a_complaint_stops_news_and_no_service_mail(message: OutboxMessage) -> None:
    _told(EventType.COMPLAINED, metadata={"message": str(message.pk)})
    assert not may_receive(_sam(), NEWS, "news")
    assert may_receive(_sam(), SERVICE)
    message.refresh_from_db()
    assert message.state == State.SENT
    _bounced(event_id="2")
    assert not may_receive(_sam(), SERVICE)
    _told(EventType.COMPLAINED, event_id="3")
    assert Suppression.objects.get().reason == Reason.BOUNCED


def test_a_way_out_at_the_provider_ends_the_subscription_in_the_ledger(message: OutboxMessage) -> None:
    _told(EventType.UNSUBSCRIBED)
    assert not has_consent(_sam(), "news")
    event = ConsentEvent.objects.latest("pk")
    assert (event.decision, event.channel) == (ConsentEvent.Decision.WITHDRAWN, ConsentEvent.Channel.MAIL)
    assert may_receive(_sam(), SERVICE)
    assert not Suppression.objects.exists()


@pytest.mark.parametrize("who", ["team", "guardian"])
def test_what_others_report_says_nothing_about_the_person(message: OutboxMessage, who: str) -> None:
    guardian = GuardianAgreement.objects.create(sign_up=SignUp.objects.get(), name="Lee", email="lee@example.com")
    write_message(who, "team_new" if who == "team" else "guardian_ask", person=_sam(), sign_up=message.sign_up)
    OutboxMessage.objects.filter(key=who).update(state=State.SENT, guardian=guardian)
    number = {"message": str(OutboxMessage.objects.get(key=who).pk)}
    address = "team@example.org" if who == "team" else "lee@example.com"
    _told(EventType.UNSUBSCRIBED, metadata=number, recipient=address)
    _told(EventType.COMPLAINED, metadata=number, recipient=address, event_id="2")
    _bounced(metadata=number, recipient=address, event_id="3")
    assert may_receive(_sam(), NEWS, "news")
    assert OutboxMessage.objects.get(key=who).state == State.FAILED
    assert Suppression.objects.filter(address_digest=digest_of("lee@example.com")).exists() is (who == "guardian")


def test_a_stranger_leaves_no_trace(message: OutboxMessage) -> None:
    for recipient in ("nobody@example.com", "no address at all", "", None, 7, ["sam@example.com"]):
        _bounced(recipient=recipient)
    assert not Suppression.objects.exists()
    assert not DeliveryReport.objects.exists()


@pytest.mark.parametrize(
    "given", [None, [], "text", {"message": None}, {"message": "x"}, {"message": "²"}, {"message": "-1"},
              {"message": "9" * 5000}, {"message": str(HIGHEST_NUMBER + 1)}, {"message": "999999"}, {"message": {}}]
)  # fmt: skip
def test_odd_metadata_does_no_harm(message: OutboxMessage, given: object) -> None:
    _bounced(metadata=given)
    assert Suppression.objects.get().person == _sam()


def test_a_missing_address_is_that_of_the_message(message: OutboxMessage) -> None:
    _bounced(recipient=None, metadata={"message": message.pk})
    assert Suppression.objects.get().address_digest == digest_of("sam@example.com")


@pytest.mark.parametrize(
    ("kind", "reason", "raw", "meaning"),
    [
        (EventType.BOUNCED, RejectReason.BOUNCED, {}, Meaning.ADDRESS_IS_DEAD),
        (EventType.BOUNCED, RejectReason.INVALID, {}, Meaning.ADDRESS_IS_DEAD),
        (EventType.BOUNCED, None, {"event": "hard_bounce"}, Meaning.ADDRESS_IS_DEAD),
        (EventType.BOUNCED, RejectReason.BOUNCED, {"event": "soft_bounce"}, Meaning.NOT_DELIVERED),  # Brevo, Mandrill
        (EventType.BOUNCED, RejectReason.BOUNCED, {"Type": "SoftBounce"}, Meaning.NOT_DELIVERED),  # Postmark
        (EventType.BOUNCED, RejectReason.BOUNCED, {"hard_bounce": False}, Meaning.NOT_DELIVERED),  # Mailjet
        (EventType.BOUNCED, RejectReason.BOUNCED, {"hard_bounce": True}, Meaning.ADDRESS_IS_DEAD),
        (EventType.BOUNCED, RejectReason.BOUNCED, ["soft"], Meaning.ADDRESS_IS_DEAD),
        (EventType.BOUNCED, RejectReason.BLOCKED, {}, Meaning.NOT_DELIVERED),
        (EventType.BOUNCED, RejectReason.SPAM, {}, Meaning.NOT_DELIVERED),
        (EventType.BOUNCED, RejectReason.TIMED_OUT, {}, Meaning.NOT_DELIVERED),
        (EventType.BOUNCED, "something new", {}, Meaning.NOT_DELIVERED),
        (EventType.REJECTED, RejectReason.BOUNCED, {}, Meaning.ADDRESS_IS_DEAD),
        (EventType.REJECTED, RejectReason.SPAM, {}, Meaning.COMPLAINT),
        (EventType.REJECTED, RejectReason.UNSUBSCRIBED, {}, Meaning.WAY_OUT),
        (EventType.REJECTED, RejectReason.BLOCKED, {}, Meaning.NOT_DELIVERED),
        (EventType.REJECTED, None, {}, Meaning.NOT_DELIVERED),
        (EventType.FAILED, None, {}, Meaning.NOT_DELIVERED),
        (EventType.COMPLAINED, RejectReason.SPAM, {}, Meaning.COMPLAINT),
        (EventType.UNSUBSCRIBED, None, {}, Meaning.WAY_OUT),
    ],
)
def test_what_a_report_means(kind: str, reason: str | None, raw: object, meaning: Meaning) -> None:
    notice = notice_of(_event(kind, reason, esp_event=raw), "Example")
    assert notice is not None
    assert notice.meaning is meaning
    assert notice.is_lost is (kind not in (EventType.COMPLAINED, EventType.UNSUBSCRIBED))


@pytest.mark.parametrize("said", ["Transient: General", "Undetermined: Undetermined"])
def test_amazon_says_it_in_the_description(said: str) -> None:
    notice = notice_of(_event(EventType.BOUNCED, RejectReason.BOUNCED, description=said), "Amazon SES")
    assert notice.meaning is Meaning.NOT_DELIVERED


@pytest.mark.parametrize(
    "kind", ["queued", "sent", "deferred", "delivered", "autoresponded", "opened", "clicked", "subscribed", "unknown"]
)
def test_who_reads_what_is_nobodys_business(message: OutboxMessage, kind: str) -> None:
    _told(kind, metadata={"message": str(message.pk)})
    assert not DeliveryReport.objects.exists()
    message.refresh_from_db()
    assert message.state == State.SENT


def test_a_report_from_the_future_is_about_now(message: OutboxMessage) -> None:
    _bounced(timestamp=datetime(2999, 1, 1, tzinfo=UTC))
    assert Suppression.objects.get().happened_at <= timezone.now()
