"""Translates the starter site’s first pages by the means of every translation, marked as a machine’s work."""

from django.db import transaction
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from core.actions import forget_chrome
from core.models import SettingWords
from core.setting_words import setting_texts
from core.translation.setting_saving import save_setting_words
from home.actions.report import Report
from home.starter import words_of_settings
from home.starter.words_arabic import ARABIC
from home.starter.words_polish import POLISH

WORDS = {"pl": POLISH, "ar": ARABIC}
SETTINGS = {"pl": words_of_settings.POLISH, "ar": words_of_settings.ARABIC}
ADDRESSES = ("", "opportunities/", "opportunities/choose-waiting-room-chairs/")  # below the front page
MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE


def load_starter_translations() -> Report:
    """Publish the translations that are not there yet; a page whose English has changed since is left alone."""
    report = Report()
    for language, words in WORDS.items():
        locale = Locale.objects.get_or_create(language_code=language)[0]
        for page in _pages():
            report.count(f"pages in {language}", made=_translate(page, locale, words))
        if Page.objects.filter(locale=locale).exists():
            _translate_settings(language, report)
    forget_chrome()
    return report


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


@transaction.atomic
def _translate(page: Page, locale: Locale, words: dict[str, str]) -> bool:
    above = page.get_parent()
    if page.has_translation(locale) or not (above.is_root() or above.has_translation(locale)):
        return False  # below a page that was left alone, this one would bring an English copy of it along
    source, is_new = TranslationSource.get_or_create_from_instance(page)
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
