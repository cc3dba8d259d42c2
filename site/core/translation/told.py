"""How translations stand and what was decided about them, as the screen tells it."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from core.models import TranslatedPage, TranslationDecision, TranslationRecord
from core.translation.keeping import Keeper

NAMES = dict(settings.LANGUAGES)


@dataclass(frozen=True)
class InLanguage:
    """A row and the name of the language it is about."""

    language: str
    row: Any


def told_records(keeper: Keeper) -> list[InLanguage]:
    """Return how each translation of the family stands, by the names of the languages."""
    records = keeper.family_records()
    if records.model is TranslatedPage:
        records = records.select_related("page__locale")
    return sorted((InLanguage(_language_of(each), each) for each in records), key=lambda each: each.language)


def told_decisions(keeper: Keeper) -> list[InLanguage]:
    """Return what was decided, the newest first."""
    decisions = keeper.decisions().select_related("page__locale", "decided_by")
    return [InLanguage(_decided_in(each), each) for each in decisions]


def _language_of(record: TranslationRecord) -> str:
    code = record.page.locale.language_code if isinstance(record, TranslatedPage) else getattr(record, "language", "")
    return str(NAMES.get(code, code))


def _decided_in(decision: TranslationDecision) -> str:
    code = decision.page.locale.language_code if decision.page else decision.words_language
    return str(NAMES.get(code, code))
