"""Mail to many while records are joined: whoever was two people gets one letter, whichever record was written to."""

import pytest
from django.utils import timezone

from core.models import User
from people.actions.consent import record_consent
from people.actions.mailing_letters import write_letters
from people.models import Mailing, OutboxMessage, Person
from people.selectors import current_wording
from tests.factories.joining import join

State = OutboxMessage.State


@pytest.fixture
def mailing(db: None) -> Mailing:
    """News that are being sent, and written to nobody yet."""
    return Mailing.objects.create(subject="News", body="Hello", state=Mailing.State.SENDING, started_at=timezone.now())


def make_person(name: str) -> Person:
    """Return somebody who asked for news."""
    person = Person.objects.create(name=name, email=f"{name}@example.com", email_confirmed_at=timezone.now())
    wording = current_wording("news", "en")
    assert wording
    record_consent(person, wording, "given")
    return person


def letter(mailing: Mailing, person: Person, state: str) -> OutboxMessage:
    """Return a letter of the mailing as it is written."""
    key = f"mailing-{mailing.pk}-{person.pk}"
    return OutboxMessage.objects.create(key=key, template="mailing", mailing=mailing, person=person, state=state)


@pytest.mark.parametrize(
    ("of_stays", "of_goes", "after"),
    [
        ("waiting", "waiting", ("waiting", "cancelled")),
        ("sent", "waiting", ("sent", "cancelled")),
        ("waiting", "sent", ("cancelled", "sent")),
        ("held", "sending", ("cancelled", "sending")),
        ("sent", "sent", ("sent", "sent")),
        ("cancelled", "waiting", ("cancelled", "waiting")),
        ("failed", "held", ("failed", "held")),
        ("waiting", "failed", ("waiting", "failed")),
    ],
)
def test_one_of_two_letters_goes(
    mailing: Mailing, editor: User, of_stays: str, of_goes: str, after: tuple[str, str]
) -> None:
    stays, goes = make_person("sam"), make_person("gone")
    own, other = letter(mailing, stays, of_stays), letter(mailing, goes, of_goes)
    join(stays, goes, editor)
    own.refresh_from_db()
    other.refresh_from_db()
    assert (own.state, other.state) == after
    assert other.person == stays
    assert other.key == f"mailing-{mailing.pk}-{goes.pk}"  # keys stay


@pytest.mark.parametrize("is_first", [True, False])
def test_who_was_written_to_before_is_not_written_to_again(mailing: Mailing, editor: User, is_first: bool) -> None:
    """The mailing has got as far as one record when both are joined; then it goes on."""
    first, second = make_person("first"), make_person("second")
    stays, goes = (first, second) if is_first else (second, first)
    letter(mailing, first, State.SENT)
    Mailing.objects.update(last_person=first.pk)
    join(stays, goes, editor)
    while write_letters(mailing.pk):
        pass
    still_goes = OutboxMessage.objects.filter(mailing=mailing).exclude(state=State.CANCELLED)
    assert [message.state for message in still_goes] == [State.SENT]


def test_a_mailing_that_begins_later_writes_once(mailing: Mailing, editor: User) -> None:
    stays, goes = make_person("sam"), make_person("gone")
    join(stays, goes, editor)
    while write_letters(mailing.pk):
        pass
    assert [message.person for message in OutboxMessage.objects.filter(mailing=mailing)] == [stays]
