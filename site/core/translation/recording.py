"""What is written down when words are published: new English words, and translations made from them."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from core.models import Edition, TranslationRecord
from core.translation.as_read import as_read
from core.translation.keeping import Keeper, PageKeeper
from core.translation.keeping_words import SnippetKeeper, WordsKeeper, is_shown
from core.translation.tags import pass_tags_on
from core.translation.words import words_translated


def record_publication(page: Page) -> None:
    """Write down what this publication means for translations; an alias only repeats another page."""
    fresh = as_read(page)
    if fresh is not None and fresh.alias_of_id is None:
        record_words(PageKeeper(fresh))
        if fresh.has_others:
            pass_tags_on(fresh)


def record_snippet(snippet: Any) -> None:
    """Write down the same of a snippet, from what the public reads: a draft that waits is not in its row."""
    fresh = type(snippet)._base_manager.select_related("locale").filter(pk=snippet.pk).first()
    if fresh is not None and is_shown(fresh):
        record_words(SnippetKeeper(fresh))


@transaction.atomic
def record_words(published: Keeper) -> None:
    """Write down what this publication means for translations."""
    if published.is_english:
        _record_english(published)
    else:
        _record_translation(published)


@transaction.atomic
def forget_words(gone: WordsKeeper) -> None:
    """Forget what is known of words that are not there any more; what was decided about them stays."""
    if gone.is_english:
        gone.editions().delete()
    (gone.family_records() if gone.is_english else gone.records()).delete()  # nothing is behind what is not there


def _record_english(english: Keeper) -> None:
    words = english.words()
    edition = english.editions().select_for_update().first()
    if edition and edition.fingerprint == words:
        return
    translations = english.translations()
    edition = edition or _first_edition(english, words, has_translations=bool(translations))
    if edition.fingerprint == words:
        return
    edition.fingerprint, edition.number, edition.changed_at = words, edition.number + 1, timezone.now()
    edition.save()
    for translation in translations:
        record = _record_of(translation)
        _fall_behind(record, edition)
        record.save()
        translation.after_decision()


def _first_edition(english: Keeper, words: str, *, has_translations: bool) -> Edition:
    """Begin to count. What was published before is known from what translators were given, or not at all."""
    before = (english.words_before() or "") if has_translations else words
    return english.new_edition(before, timezone.now())


def _record_of(translation: Keeper) -> TranslationRecord:
    found: TranslationRecord | None = translation.records().select_for_update().first()
    return found or translation.new_record(translation.made_at())


def _fall_behind(record: TranslationRecord, edition: Edition) -> None:
    record.english_changed_at = edition.changed_at
    if record.stale_since is None:
        record.stale_since, record.stale_by = edition.changed_at, edition.number


def _record_translation(translation: Keeper) -> None:
    english = translation.english()
    if english is None:
        return
    edition = _edition_of(english)
    work = translation.work()
    record = translation.records().select_for_update().first()
    if record is None:
        record = translation.new_record(translation.made_at())
        if _is_from_older_words(record, work, edition):
            _fall_behind(record, edition)
    elif translation.is_new_translation(edition):
        record.made_at, record.stale_since, record.stale_by = timezone.now(), None, None
    record.machine_made = work is not None and _holds_unchecked_machine_words(work, record)
    record.save()
    translation.after_decision()


def _edition_of(english: Keeper) -> Edition:
    found: Edition | None = english.editions().select_for_update().first()
    return found or english.new_edition(english.words(), english.changed_at())


def _is_from_older_words(record: TranslationRecord, work: Translation | None, edition: Edition) -> bool:
    if work:
        return words_translated(work.source) != edition.fingerprint
    return edition.number > 1 and record.made_at < edition.changed_at


def _holds_unchecked_machine_words(work: Translation, record: TranslationRecord) -> bool:
    strings = work.source.stringsegment_set.values("string")
    made = StringTranslation.objects.filter(
        translation_of__in=strings,
        context__object=work.source.object_id,
        locale=work.target_locale_id,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    )
    return bool((made.filter(updated_at__gt=record.checked_at) if record.checked_at else made).exists())
