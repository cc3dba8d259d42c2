"""Translated snippets for tests, made as a translator makes them."""

from typing import Any

from wagtail_localize.models import Translation, TranslationSource

from core.models import Theme
from tests.factories.translated_pages import Captured, locale_of, translate_words


def make_theme(name: str = "Waiting", **values: Any) -> Theme:
    """Add a theme in English."""
    facts = {"slug": name.lower().replace(" ", "-"), "description": "How long people wait.", "locale": locale_of("en")}
    return Theme.objects.create(name=name, **facts | values)


def translated_snippet(snippet: Any, language: str, captured: Captured, kind: str = "manual") -> Any:
    """Translate a snippet as it is now, and publish that."""
    source, _created = TranslationSource.get_or_create_from_instance(type(snippet).objects.get(pk=snippet.pk))
    source.update_from_db()
    work = Translation.objects.get_or_create(source=source, target_locale=locale_of(language))[0]
    with captured(execute=True):
        translate_words(work, kind)
        work.save_target(publish=True)
    return type(snippet).objects.get(translation_key=snippet.translation_key, locale=work.target_locale)
