"""DESIGN 7.2: consent is only ever added to, by one function; the running database refuses everything else."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.models import User
from involvement.models import OpportunityPage
from people.actions.confirmation import confirm, confirm_by_staff
from people.actions.consent import ensure_wordings, publish_wording, record_consent
from people.models import ConsentEvent, ConsentWording, Person
from people.selectors import current_wording
from tests.factories.people import make_sign_up


@pytest.fixture
def event(page: OpportunityPage, editor: User) -> ConsentEvent:
    """Somebody said yes on the phone."""
    confirm_by_staff(make_sign_up(page), channel=ConsentEvent.Channel.PHONE, by=editor)
    return ConsentEvent.objects.get()


def test_the_database_refuses_every_change(event: ConsentEvent) -> None:
    stranger = Person.objects.create(email="kim@example.com")
    other = publish_wording("take-part", "en", "Other words.")
    changes = {
        "decision": "withdrawn",
        "channel": "paper",
        "happened_at": timezone.now() - timedelta(days=1),
        "person": stranger,
        "wording": other,
    }
    for field, value in changes.items():
        with pytest.raises(IntegrityError), transaction.atomic():
            ConsentEvent.objects.filter(pk=event.pk).update(**{field: value})
        with pytest.raises(IntegrityError), transaction.atomic():
            setattr(event, field, value)
            event.save()
        event = ConsentEvent.objects.get()
    assert (event.decision, event.channel) == ("given", "phone")


def test_deleting_the_account_that_wrote_it_down_keeps_the_event(event: ConsentEvent, editor: User) -> None:
    assert event.recorded_by == editor
    editor.delete()
    event.refresh_from_db()
    assert event.recorded_by is None


def test_erasing_the_person_erases_their_events(event: ConsentEvent) -> None:
    event.person.delete()
    assert not ConsentEvent.objects.exists()


def test_words_somebody_agreed_to_cannot_be_deleted(event: ConsentEvent) -> None:
    with pytest.raises(IntegrityError):
        event.wording.delete()


def test_an_event_names_exactly_the_words_that_were_shown(page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    before = current_wording("take-part", "en")
    publish_wording("take-part", "en", "New words.")
    confirm(sign_up)
    assert ConsentEvent.objects.get().wording == before


def test_withdrawing_adds_and_changes_nothing(event: ConsentEvent) -> None:
    record_consent(event.person, event.wording, ConsentEvent.Decision.WITHDRAWN)
    decisions = event.person.consent_events.values_list("decision", flat=True)
    assert list(decisions) == ["given", "withdrawn"]


def test_a_new_version_is_the_current_one_and_the_old_one_stays() -> None:
    old = current_wording("news", "en")
    new = publish_wording("news", "en", "New words.")
    assert old is not None
    assert (new.version, ConsentWording.objects.filter(pk=old.pk).exists()) == (old.version + 1, True)


def test_a_language_without_words_of_its_own_uses_english() -> None:
    wording = current_wording("news", "ur")
    assert wording is not None
    assert wording.language == "en"
    publish_wording("news", "pl", "Po polsku.")
    assert ensure_wordings() == 0
