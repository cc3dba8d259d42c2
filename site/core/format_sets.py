"""What a page can be had in besides itself, and what somebody may ask for because it is missing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.blocks.formats import EASY_READ, OTHER, STANDARD, PageFormatValue

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FORMAT, LANGUAGE = "format", "language"  # what the address of the form may name

# What people can ask for, in the order in which they are offered, as it reads after “Ask for this page in”.
WANTED: "dict[str, StrOrPromise]" = {
    EASY_READ: _("Easy Read"),
    "large-print": _("large print"),
    "audio": _("audio"),
    "bsl": _("British Sign Language"),
    "braille": _("braille"),
    STANDARD: _("another language"),
    OTHER: _("another way"),
}
ALWAYS_MISSING = (STANDARD, OTHER)  # there is always one more language, and one more way


@dataclass(frozen=True)
class Want:
    """A format in a language: what is offered, or asked for."""

    format: str
    language: str

    def in_words(self) -> str:
        """Return it as staff and people who asked read it, such as “large print, Polish”."""
        language = str(dict(settings.LANGUAGES).get(self.language, self.language))
        if self.format == STANDARD:
            return language
        words = str(WANTED.get(self.format, self.format))
        return words if self.language == settings.LANGUAGE_CODE else f"{words}, {language}"


@dataclass(frozen=True)
class FormatSet:
    """The formats that a page offers, and the names of those that are missing in its own language."""

    offers: tuple[PageFormatValue, ...]
    missing: "tuple[tuple[str, StrOrPromise], ...]"


def formats_of(page: Page) -> tuple[PageFormatValue, ...]:
    """Return the formats of a page that lead somewhere; asks the database for its files only where it has any."""
    stream: Any = getattr(page, "formats", None)
    return tuple(child.value for child in stream or () if child.value.url)


def format_set(page: Page, language: str) -> FormatSet:
    """Return what the public reads below a page that is written in this language."""
    offers = formats_of(page)
    there = {offer["format"] for offer in offers if offer["language"] == language}
    missing = (each for each in WANTED.items() if each[0] in ALWAYS_MISSING or each[0] not in there)
    return FormatSet(offers, tuple(missing))


def is_offered(page: Page, want: Want) -> bool:
    """Tell whether a page offers just this."""
    return any((offer["format"], offer["language"]) == (want.format, want.language) for offer in formats_of(page))
