"""Which words of consent people are asked to agree to: never a translation that is behind the English."""

from datetime import datetime
from uuid import UUID, uuid5

from django.conf import settings

from core.models import TranslatedWords
from people.models import ConsentWording

KIND = "people.consentwording"
_FAMILY = UUID("8a1f5e53-3f0b-4d0f-9d0e-6c1d1b6d2f6e")


def thread_of(purpose: str) -> UUID:
    """Return what the wordings of one purpose share in all languages."""
    return uuid5(_FAMILY, purpose)


def wordings_in_use() -> dict[tuple[str, str], ConsentWording]:
    """Return the newest version by purpose and language, without those that say what the English said once."""
    newest = newest_wordings()
    recorded = TranslatedWords.objects.filter(kind=KIND).values_list("thread", "language", "stale_since")
    since = {(thread, language): moment for thread, language, moment in recorded}
    return {place: wording for place, wording in newest.items() if not _is_behind(wording, newest, since)}


def newest_wordings() -> dict[tuple[str, str], ConsentWording]:
    """Return the newest version by purpose and language, whatever it says."""
    in_order = ConsentWording.objects.order_by("version")
    return {(wording.purpose, wording.language): wording for wording in in_order}


def _is_behind(
    wording: ConsentWording,
    newest: dict[tuple[str, str], ConsentWording],
    since: dict[tuple[UUID, str], datetime | None],
) -> bool:
    if wording.language == settings.LANGUAGE_CODE:
        return False
    place = (thread_of(wording.purpose), wording.language)
    if place in since:
        return since[place] is not None
    english = newest.get((wording.purpose, settings.LANGUAGE_CODE))  # from before anything was written down
    return bool(english and english.created_at > wording.created_at)
