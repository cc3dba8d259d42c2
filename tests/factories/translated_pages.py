"""Translated pages for tests, made as a translator makes them."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from core.models import User

Captured = Callable[..., AbstractContextManager[list[Callable[[], None]]]]


def locale_of(language: str) -> Locale:
    """Return the locale of a language."""
    return Locale.objects.get_or_create(language_code=language)[0]


def translation_of(page: Page, language: str) -> Translation:
    """Begin to translate a page, or take in its English as it is now, as the button of the admin does."""
    source, _ = TranslationSource.get_or_create_from_instance(Page.objects.get(pk=page.pk).specific)
    source.update_from_db()
    return Translation.objects.get_or_create(source=source, target_locale=locale_of(language))[0]


def translate_words(work: Translation, kind: str = "manual") -> None:
    """Translate every word that is not translated yet, marked so that a test knows it again; the slug stays."""
    for segment in StringSegment.objects.filter(source=work.source).select_related("string", "context"):
        words = (
            segment.string.data if segment.context.path == "slug" else f"{work.target_locale}: {segment.string.data}"
        )
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=work.target_locale,
            context=segment.context,
            defaults={"data": words, "translation_type": kind},
        )


def publish_words(work: Translation, by: User | None = None) -> None:
    """Publish the translation as far as it is made."""
    work.save_target(user=by, publish=True)


def say(page: Page, **words: object) -> None:
    """Publish the page with these words."""
    fresh = Page.objects.get(pk=page.pk).specific
    for name, value in words.items():
        setattr(fresh, name, value)
    fresh.save_revision().publish()


def translated(page: Page, language: str, captured: Captured, kind: str = "manual") -> Page:
    """Translate the page as it is now, and publish that."""
    work = translation_of(page, language)
    with captured(execute=True):
        translate_words(work, kind)
        publish_words(work)
    return Page.objects.get(translation_key=page.translation_key, locale=work.target_locale)
