"""Marks the Latin words on a page in Arabic or Urdu as English: whatever is not translated tells by its letters.

No template and no editor can forget it: names in settings, titles, rich text and answers all pass here. Words that one
sentence consists of are marked as a whole, links included, because each marked part is placed from right to left.
"""

import re
from dataclasses import dataclass, field
from html import unescape

from .directions import RIGHT_TO_LEFT, direction_of, site_language
from .phrases import EMPTY, NAME, marked, text_of
from .scripts import has_own_script, is_latin

_PIECE = re.compile(
    r"<!--.*?-->|<(script|style|template|textarea)\b.*?</\1\s*>|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL | re.IGNORECASE,
)
_LANGUAGE = re.compile(r"\slang=[\"']?([\w-]+)")
# Not the switch between languages, which stands on every page and names each language in itself.
_FOREIGN_PART = re.compile(rf"\slang=\"(?:{'|'.join(sorted(RIGHT_TO_LEFT))})[^\"]*\"(?! hreflang)")
_ALTERNATIVE = re.compile(r"\salt=\"([^\"]+)\"")
_INLINE = frozenset("a abbr b br cite code em i img mark q s small span strong sub sup time u wbr".split())
_WITHOUT_MARKUP = frozenset("desc option text title tspan".split())  # their language stands on the element itself
_PLAIN = frozenset("script style template textarea".split())


def with_marks(html: str, language: str) -> str:
    """Return the HTML of a page in this language with its foreign words marked; other languages stay as they are."""
    if not has_own_script(language) and not _FOREIGN_PART.search(html):
        return html
    reading = _Reading(language)
    end = 0
    for piece in _PIECE.finditer(html):
        reading.take_text(html[end : piece.start()])
        reading.take_tag(piece[0])
        end = piece.end()
    reading.take_text(html[end:])
    return reading.result()


@dataclass
class _Element:
    name: str
    language_around: str
    is_inline: bool


@dataclass
class _Reading:
    """What was read so far: done with, and the running phrase that may have to be marked."""

    language: str
    _done: list[str] = field(default_factory=list)
    _phrase: list[str] = field(default_factory=list)
    _open: list[_Element] = field(default_factory=list)

    def take_text(self, text: str) -> None:
        """Take what stands between two tags."""
        if text:
            self._phrase.append(text)

    def take_tag(self, tag: str) -> None:
        """Take a tag, a comment, or an element whose content is no HTML."""
        found = NAME.match(tag)
        name = found[1].lower() if found else ""
        if not name or name in _PLAIN:
            self._close_phrase()
            self._done.append(tag)
        elif tag.startswith("</"):
            self._end(name, tag)
        else:
            self._begin(name, tag)

    def result(self) -> str:
        """Return all of it."""
        self._close_phrase()
        return "".join(self._done)

    def _begin(self, name: str, tag: str) -> None:
        own = _LANGUAGE.search(tag)
        is_inline = name in _INLINE and not own
        if is_inline:
            self._phrase.append(self._with_alternative(tag) if name == "img" else tag)
        else:
            self._close_phrase()
            self._done.append(tag)
        if name not in EMPTY and not tag.endswith("/>"):
            self._open.append(_Element(name, self.language, is_inline))
            self.language = own[1] if own else self.language

    def _end(self, name: str, tag: str) -> None:
        known = next((n for n in range(len(self._open) - 1, -1, -1) if self._open[n].name == name), None)
        element = self._open[known] if known is not None else None
        if element and element.is_inline:
            self._phrase.append(tag)
        else:
            self._close_phrase()
            self._done.append(tag)
        if element:
            self.language = element.language_around
            del self._open[known:]

    def _with_alternative(self, tag: str) -> str:
        words = _ALTERNATIVE.search(tag)
        is_foreign = has_own_script(self.language) and words and is_latin(unescape(words[1]))
        return _with_language(tag) if is_foreign else tag

    def _close_phrase(self) -> None:
        phrase, self._phrase = self._phrase, []
        if not has_own_script(self.language) or not phrase:
            self._done += phrase
        elif self._open and self._open[-1].name in _WITHOUT_MARKUP:
            if is_latin(text_of(phrase)) and _is_plain_opening(self._done[-1]):
                self._done[-1] = _with_language(self._done[-1])
            self._done += phrase
        else:
            self._done += marked(phrase)


def _is_plain_opening(tag: str) -> bool:
    return bool(NAME.match(tag)) and not tag.startswith("</") and not _LANGUAGE.search(tag)


def _with_language(tag: str) -> str:
    end = "/>" if tag.endswith("/>") else ">"
    language = site_language()
    return f'{tag.removesuffix(end).rstrip()} lang="{language}" dir="{direction_of(language)}"{end}'
