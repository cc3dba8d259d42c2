"""Text fields that clean odd characters, and refuse what is too long with words a person can act on."""

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.look.widgets import CountedTextarea

# Control characters except line ends, marks that turn the writing direction of everything after them, lone surrogates.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

SHORT = 200
LONG = 2000
TOO_LONG = _("Your answer must be %(limit_value)s characters or fewer. Nothing you typed is lost")


def name_in_messages(field: forms.Field) -> None:
    """Let the message about too long a text say which question it is about: the summary shows it far from the field."""
    if isinstance(field, ShortTextField | LongTextField):
        message = gettext("“%(question)s” must be %(limit)s characters or fewer. Nothing you typed is lost")
        words = message % {"question": field.label, "limit": field.max_length}
        field.error_messages["max_length"] = words.replace("%", "%%")  # Django puts figures into it once more


def clean_text(text: str) -> str:
    """Return the text with composed letters and plain line ends, without characters that nobody types."""
    return unicodedata.normalize("NFC", _UNWANTED.sub("", re.sub(r"\r\n?", "\n", text)))


class ShortTextField(forms.CharField):
    """One line of text."""

    def __init__(self, *, limit: int = SHORT, **kwargs: Any) -> None:
        kwargs["error_messages"] = {"max_length": TOO_LONG} | kwargs.pop("error_messages", {})
        super().__init__(max_length=limit, **kwargs)

    def to_python(self, value: Any) -> str:
        """Return the cleaned text in one line."""
        return " ".join(clean_text(str(value or "")).split())


class LongTextField(forms.CharField):
    """Several lines of text that say how much fits."""

    def __init__(self, *, limit: int = LONG, rows: int = 5, **kwargs: Any) -> None:
        kwargs.setdefault("widget", CountedTextarea(limit, {"rows": rows}))
        kwargs["error_messages"] = {"max_length": TOO_LONG} | kwargs.pop("error_messages", {})
        super().__init__(max_length=limit, **kwargs)

    def to_python(self, value: Any) -> str:
        """Return the cleaned text with its lines."""
        return clean_text(str(value or "")).strip()
