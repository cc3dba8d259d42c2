"""What is written down when a page is published: new English words, and translations made from them."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.models import EnglishEdition, TranslatedPage
from core.translation.words import with_words, words_of, words_translated


@transaction.atomic
def record_publication(page: Page) -> None:
    """Write down what this publication means for translations; an alias only repeats another page."""
    fresh = with_words(page.specific_class or Page).filter(pk=page.pk, alias_of=None).first()
    if fresh is None:
        return
    if fresh.locale.language_code == settings.LANGUAGE_CODE:
        _record_english(fresh)
    else:
        _record_translation(fresh)


def _record_english(page: Page) -> None:
    words = words_of(page)
    edition = EnglishEdition.objects.select_for_update().filter(page=page).first()
    if edition and edition.fingerprint == words:
        return
    translations = _translations(page)
    edition = edition or _first_edition(page, words, has_translations=bool(translations))
    if edition.fingerprint == words:
        return
    edition.fingerprint, edition.number, edition.changed_at = words, edition.number + 1, timezone.now()
    edition.save()
    for translation in translations:
        record = _record_of(translation)
        _fall_behind(record, edition)
        record.save()


def _first_edition(page: Page, words: str, *, has_translations: bool) -> EnglishEdition:
    """Begin to count. What was published before is known from what translators were given, or not at all."""
    source = TranslationSource.objects.get_for_instance_or_none(page) if has_translations else None
    before = words_translated(source) if source else ("" if has_translations else words)
    return EnglishEdition.objects.create(page=page, fingerprint=before, changed_at=timezone.now())


def _translations(page: Page) -> list[Page]:
    """Return those that visitors can read, and those that were published once and may come back."""
    others = Page.objects.filter(translation_key=page.translation_key, alias_of=None).exclude(pk=page.pk)
    known = TranslatedPage.objects.filter(page__translation_key=page.translation_key).values("page")
    return list(others.filter(Q(live=True) | Q(pk__in=known)).order_by())


def _record_of(translation: Page) -> TranslatedPage:
    made_at = translation.last_published_at or translation.latest_revision_created_at or timezone.now()
    record, _ = TranslatedPage.objects.select_for_update().get_or_create(
        page=translation, defaults={"made_at": made_at}
    )
    return record


def _fall_behind(record: TranslatedPage, edition: EnglishEdition) -> None:
    record.english_changed_at = edition.changed_at
    if record.stale_since is None:
        record.stale_since, record.stale_by = edition.changed_at, edition.number


def _record_translation(page: Page) -> None:
    others = Page.objects.filter(translation_key=page.translation_key, alias_of=None)
    english = others.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if english is None:
        return
    edition = _edition_of(english)
    work = Translation.objects.filter(
        source__object=page.translation_key, target_locale=page.locale_id, enabled=True
    ).first()
    record = TranslatedPage.objects.select_for_update().filter(page=page).first()
    if record is None:
        record = TranslatedPage(page=page, made_at=_written_at(page))
        if _is_from_older_words(record, work, edition):
            _fall_behind(record, edition)
    elif work and _is_whole(work) and words_translated(work.source) == edition.fingerprint:
        record.made_at, record.stale_since, record.stale_by = timezone.now(), None, None
    record.machine_made = work is not None and _holds_unchecked_machine_words(work, record)
    record.save()


def _edition_of(english: Page) -> EnglishEdition:
    found = EnglishEdition.objects.select_for_update().filter(page=english).first()
    changed_at = english.last_published_at or timezone.now()
    return found or EnglishEdition.objects.create(page=english, fingerprint=words_of(english), changed_at=changed_at)


def _written_at(page: Page) -> datetime:
    """Return when this translation was written: one that was planned for later may be older than its publication."""
    moment: datetime = page.live_revision.created_at if page.live_revision else timezone.now()
    return moment


def _is_from_older_words(record: TranslatedPage, work: Translation | None, edition: EnglishEdition) -> bool:
    if work:
        return words_translated(work.source) != edition.fingerprint
    return edition.number > 1 and record.made_at < edition.changed_at


def _is_whole(work: Translation) -> bool:
    """Tell whether every word is translated; a gap is filled with English and would pass for a translation."""
    total, translated = work.get_progress()
    return bool(total == translated)


def _holds_unchecked_machine_words(work: Translation, record: TranslatedPage) -> bool:
    strings = work.source.stringsegment_set.values("string")
    made = StringTranslation.objects.filter(
        translation_of__in=strings,
        context__object=work.source.object_id,
        locale=work.target_locale_id,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    )
    return bool((made.filter(updated_at__gt=record.checked_at) if record.checked_at else made).exists())
