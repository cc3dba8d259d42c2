"""The ledger of consent: one function adds to it, nothing changes it (the database itself refuses)."""

from datetime import datetime

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from core.models import User
from core.translation.keeping import keeper_of
from core.translation.recording import record_words
from people.models import ConsentEvent, ConsentWording, Person
from people.selectors import WORDINGS_KEY
from people.wordings import FIRST_WORDINGS


def record_consent(
    person: Person,
    wording: ConsentWording,
    decision: str,
    *,
    channel: str = ConsentEvent.Channel.WEB,
    recorded_by: User | None = None,
    happened_at: datetime | None = None,
) -> ConsentEvent:
    """Append that this person agreed to, or withdrew from, exactly these words."""
    return ConsentEvent.objects.create(
        person=person,
        wording=wording,
        decision=decision,
        channel=channel,
        recorded_by=recorded_by,
        happened_at=happened_at or timezone.now(),
    )


def publish_wording(purpose: str, language: str, text: str) -> ConsentWording:
    """Make these words the current version; older versions stay, because people agreed to them."""
    with transaction.atomic():
        versions = ConsentWording.objects.select_for_update().filter(purpose=purpose, language=language)
        last = max(versions.values_list("version", flat=True), default=0)
        wording = ConsentWording.objects.create(purpose=purpose, language=language, version=last + 1, text=text)
        record_words(keeper_of(wording))
        transaction.on_commit(forget_wordings)
    return wording


def ensure_wordings() -> int:
    """Write the first version of each wording where there is none; returns how many were written."""
    known = set(ConsentWording.objects.values_list("purpose", flat=True))
    missing = [(purpose, text) for purpose, text in FIRST_WORDINGS.items() if purpose not in known]
    for purpose, text in missing:
        publish_wording(purpose, "en", text)
    return len(missing)


def forget_wordings() -> None:
    """Let the next form read the wordings afresh."""
    cache.delete(WORDINGS_KEY)
