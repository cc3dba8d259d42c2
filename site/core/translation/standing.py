"""How translations stand: one word and one moment for each page and language, in three queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.models import TranslatedPage


class Standing(TextChoices):
    """What is said of a page in a language."""

    NONE = "none", _("Not translated")
    IN_PROGRESS = "in_progress", _("In progress")
    MACHINE_MADE = "machine_made", _("Made by a machine, not checked")
    CHECKED = "checked", _("Translated")
    STALE = "stale", _("Behind the English")


@dataclass(frozen=True)
class StandingSince:
    """A standing, and since when; the moment is missing where nothing has happened yet."""

    standing: Standing
    since: datetime | None = None


Standings = dict[tuple[UUID, str], StandingSince]
NOT_TRANSLATED = StandingSince(Standing.NONE)


def standings(pages: Iterable[Page], languages: Iterable[str]) -> Standings:
    """Return how each of these pages stands in each of these languages, by translation key and language code."""
    keys = [page.translation_key for page in pages]
    codes = list(languages)
    found = dict.fromkeys(((key, code) for key in keys for code in codes), NOT_TRANSLATED)
    found |= {
        (started.source.object_id, started.target_locale.language_code): StandingSince(
            Standing.IN_PROGRESS, started.created_at
        )
        for started in Translation.objects.filter(
            source__object__in=keys, target_locale__language_code__in=codes, enabled=True
        ).select_related("source", "target_locale")
    }
    translated = list(
        Page.objects.filter(translation_key__in=keys, locale__language_code__in=codes, alias_of=None)
        .select_related("locale")
        .order_by()
    )
    records = {record.page_id: record for record in TranslatedPage.objects.filter(page__in=translated)}
    for page in translated:
        found[page.translation_key, page.locale.language_code] = _standing_of(page, records.get(page.pk))
    return found


def _standing_of(page: Any, record: TranslatedPage | None) -> StandingSince:
    if not page.live:
        return StandingSince(Standing.IN_PROGRESS, page.latest_revision_created_at)
    if record is None:
        return StandingSince(Standing.CHECKED, page.last_published_at)
    if record.stale_since:
        return StandingSince(Standing.STALE, record.stale_since)
    if record.machine_made:
        return StandingSince(Standing.MACHINE_MADE, record.made_at)
    return StandingSince(Standing.CHECKED, record.checked_at or record.made_at)
