"""Translates the starter site’s first pages and lists as everything is translated, marked as a machine’s work."""

from collections.abc import Iterator

from django.db import models, transaction
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from core.actions import forget_chrome
from core.models import Area, Audience, Directorate, SettingWords, Term, Theme
from core.setting_words import setting_texts
from core.translation.setting_saving import save_setting_words
from home.actions.report import Report
from home.starter import words_of_settings
from home.starter.words_arabic import ARABIC
from home.starter.words_arabic_lists import ARABIC_LISTS
from home.starter.words_polish import POLISH
from home.starter.words_polish_lists import POLISH_LISTS
from involvement.models import Rung, Stage

WORDS = {"pl": POLISH | POLISH_LISTS, "ar": ARABIC | ARABIC_LISTS}
LISTS: tuple[type[Term], ...] = (Directorate, Theme, Audience, Area, Rung, Stage)
SETTINGS = {"pl": words_of_settings.POLISH, "ar": words_of_settings.ARABIC}
ADDRESSES = ("", "opportunities/", "opportunities/choose-waiting-room-chairs/")  # below the front page
MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE


def load_starter_translations() -> Report:
    """Publish the translations that are not there yet; what has other English words by now is left alone."""
    report = Report()
    for language, words in WORDS.items():
        locale = Locale.objects.get_or_create(language_code=language)[0]
        for term in _terms():  # before the pages, which are tagged with the translated ones where there are any
            report.count(f"words in {language}", made=not term.has_translation(locale) and _say(term, locale, words))
        for page in _pages():
            report.count(f"pages in {language}", made=_translate(page, locale, words))
        if Page.objects.filter(locale=locale).exists():
            _translate_settings(language, report)
    forget_chrome()
    return report


def _terms() -> Iterator[Term]:
    for kind in LISTS:
        yield from kind._default_manager.filter(locale__language_code="en")


def _translate_settings(language: str, report: Report) -> None:
    known = set(SettingWords.objects.filter(language=language).values_list("thread", flat=True))
    for text in setting_texts():
        if words := SETTINGS[language].get(text.words):
            is_new = text.thread not in known
            report.count(f"words of the settings in {language}", made=is_new)
            if is_new:
                save_setting_words(text, language, words, by_machine=True)


def _pages() -> list[Page]:
    front: Page = Site.objects.select_related("root_page").get(is_default_site=True).root_page
    addresses = [f"{front.url_path}{address}" for address in ADDRESSES]
    return list(Page.objects.live().filter(url_path__in=addresses).order_by("depth").specific())


def _translate(page: Page, locale: Locale, words: dict[str, str]) -> bool:
    above = page.get_parent()
    if page.has_translation(locale) or not (above.is_root() or above.has_translation(locale)):
        return False  # below a page that was left alone, this one would bring an English copy of it along
    return _say(page, locale, words)


@transaction.atomic
def _say(english: models.Model, locale: Locale, words: dict[str, str]) -> bool:
    source, is_new = TranslationSource.get_or_create_from_instance(english)
    if not is_new:
        source.update_from_db()
    segments = list(StringSegment.objects.filter(source=source).select_related("string"))
    if not all(segment.string.data in words for segment in segments):
        transaction.set_rollback(True)  # nothing was begun
        return False
    work = Translation.objects.get_or_create(source=source, target_locale=locale)[0]
    for segment in segments:
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=locale,
            context_id=segment.context_id,
            defaults={"data": words[segment.string.data], "translation_type": MACHINE},
        )
    work.save_target(publish=True)
    return True
