"""How the public words of the settings stand in each language: for the board of translations; found at start."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst

from core.models import SettingWords
from core.setting_words import KIND, setting_texts
from core.translation.permissions import can_see_setting_words, can_write_setting_words
from core.translation.setting_keeper import SettingKeeper
from core.translation.shelves import Shelf, Text, register_shelf


def _texts() -> Iterable[Text]:
    rows: dict[UUID, list[str]] = {}
    for thread, language in SettingWords.objects.values_list("thread", "language"):
        rows.setdefault(thread, []).append(language)
    for text in setting_texts():
        for language in (settings.LANGUAGE_CODE, *rows.get(text.thread, [])):
            yield Text(text.thread, language, text.name, text.screen._meta.label_lower)


def _keeper(thread: UUID, language: str) -> SettingKeeper | None:
    text = next((text for text in setting_texts() if text.thread == thread), None)
    found = SettingKeeper(text, language) if text else None
    return found if found and (found.is_english or language in found.languages()) else None


def _url(text: Text, language: str) -> str:
    if language == settings.LANGUAGE_CODE:
        return reverse("wagtailsettings:edit", args=text.pk.split("."))
    return f"{reverse('setting_words:words', args=[language])}#{text.thread.hex}"


register_shelf(
    Shelf(
        kind=KIND,
        label=capfirst(SettingWords._meta.verbose_name_plural or ""),
        texts=_texts,
        keeper=_keeper,
        edit_url=lambda text: _url(text, text.language),
        start_url=_url,
        may_see=can_see_setting_words,
        may_decide=can_write_setting_words,
        may_start=can_write_setting_words,
    )
)
