"""Words that know their language, and how a page shows them to somebody who reads another one."""

from typing import Any, Self

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from .directions import direction_of, site_language
from .scripts import has_own_script


class Said(str):
    """Words that know which language they are in; a template shows them with the filter `said`."""

    language: str

    def __new__(cls, words: str, language: str) -> Self:
        """Take words in this language."""
        made = super().__new__(cls, words)
        made.language = language
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]  # caches keep words with their language
        return str(self), self.language


def said(words: Any, language: str = "") -> SafeString | str:
    """Return words as HTML, marked where they are in another language than the reader's.

    Words that do not know their language are in the reader's, if none is named. What stands in English within Arabic
    or Urdu is left to `marked_words`, which sees the whole sentence.
    """
    read = get_language() or site_language()
    language = language or getattr(words, "language", read)
    is_left = has_own_script(read) and language == site_language()
    if not words or language == read or is_left:
        return conditional_escape(str(words or ""))
    return in_bdi(conditional_escape(str(words)), language)


def as_said(words: str) -> Said:
    """Return words of the settings that know their language: the site's own unless they know better."""
    return Said(words, getattr(words, "language", site_language()))


def said_in_site_language(words: Any) -> SafeString | str:
    """Return the same as HTML, marked where they are in another language than the reader's."""
    return said(words, getattr(words, "language", site_language()))


def term_words(term: Any, page: Any, column: str = "name") -> Said:
    """Return what a theme, an area or the like says on a page, nothing where there is none.

    A page that is translated keeps the terms nobody has translated yet: those are in the site's own language.
    """
    is_translated = not term or term.locale_id == page.locale_id
    language = (get_language() or site_language()) if is_translated else site_language()
    return Said(getattr(term, column) if term else "", language)


def in_bdi(html: str, language: str) -> SafeString:
    """Return HTML of one line as words of this language, which run in their own direction."""
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', language, direction_of(language), html)
