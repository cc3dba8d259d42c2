"""What a translator fills in: a field for each public word of the settings, and what is refused before it is saved."""

import unicodedata
from collections.abc import Mapping
from copy import copy
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import TextField
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.setting_words import SettingText
from core.tongues.directions import direction_of
from core.translation.words import fingerprint

UNSEEN = {"Cc", "Cn", "Co", "Cs", "Zl", "Zp"}  # control, unassigned and private signs, line separators
WORDS, ENGLISH = "words-", "english-"


class SettingWordsForm(forms.Form):
    """The words of the settings in one language."""

    def __init__(self, texts: list[SettingText], known: Mapping[UUID, str], language: str, data: Any = None) -> None:
        super().__init__(data)
        self.texts = {text.thread.hex: text for text in texts}
        self.known = {text.thread.hex: known.get(text.thread, "") for text in texts}
        for key, text in self.texts.items():
            self.fields[WORDS + key] = _field(text, self.known[key], language)

    def clean(self) -> dict[str, Any]:
        """Refuse what the field in English would refuse too, and what was written beside English that has changed."""
        cleaned: dict[str, Any] = super().clean() or {}
        for key, text in self.texts.items():
            words = cleaned.get(WORDS + key, "")
            if words and words != self.known[key] and (fault := self._fault_in(key, text, words)):
                self.add_error(WORDS + key, fault)
        gone = [name for name in self.data if name.startswith(WORDS) and name not in self.fields and self.data[name]]
        if gone:
            self.add_error(None, _("Some of the English is not there any more. Your words for it were not saved."))
        return cleaned

    def changed(self) -> dict[str, str]:
        """Return the words that are others than before, by the key of what they translate; empty where they went."""
        typed = {key: self.cleaned_data[WORDS + key] for key in self.texts}
        return {key: words for key, words in typed.items() if words != self.known[key]}

    def _fault_in(self, key: str, text: SettingText, words: str) -> Any:
        if self.data.get(ENGLISH + key, "") != english_seen(text):
            return _("The English has changed while you were writing. Read it again, then save once more.")
        if any(unicodedata.category(sign) in UNSEEN and sign != "\n" for sign in words):
            return _("These words hold signs that cannot be seen. Please type them afresh.")
        return _refusal_of_field(text, words)


def english_seen(text: SettingText) -> str:
    """Return what tells whether the English is still the one that the translator saw."""
    return fingerprint([text.words])[:16]


def _field(text: SettingText, known: str, language: str) -> forms.CharField:
    is_long = isinstance(text.field, TextField)
    marks: dict[str, Any] = {"lang": language, "dir": direction_of(language)}
    return _Words(
        label=text.name,
        help_text=_english_and_advice(text),
        required=False,
        initial=known,
        max_length=text.field.max_length,
        widget=forms.Textarea(attrs=marks | {"rows": 12}) if is_long else forms.TextInput(attrs=marks),
    )


def _english_and_advice(text: SettingText) -> SafeString:
    """Return the English, and what its own field tells whoever fills it in; read out with the field."""
    site = settings.LANGUAGE_CODE
    english = format_html('<span lang="{}" dir="{}">{}</span>', site, direction_of(site), linebreaksbr(text.words))
    advice = str(text.field.help_text)
    return english + format_html("<br><em>{}</em>", advice) if advice else english


class _Words(forms.CharField):
    """Words in the shape in which they are kept: one line, or lines that end alike."""

    def to_python(self, value: Any) -> str:
        typed = str(super().to_python(value) or "")
        is_long = isinstance(self.widget, forms.Textarea)
        return "\n".join(typed.splitlines()) if is_long else " ".join(typed.replace("\x00", " ").split())


def _refusal_of_field(text: SettingText, words: str) -> Any:
    """Return what the setting itself would say of such words, nothing where it takes them."""
    tried = copy(text.row)
    setattr(tried, text.column, words)
    try:
        tried.clean()
    except ValidationError as refusal:
        return refusal.message_dict.get(text.column) if hasattr(refusal, "error_dict") else None
    return None
