"""The signs by which the site sets a message aside: advice to people who look, never a reason to refuse anybody."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.tokens import digest_of


class Sign(models.TextChoices):
    """Why a message was set aside."""

    HIDDEN_FIELD = "hidden-field", _("A field was filled in that people cannot see")
    TOO_FAST = "too-fast", _("It came faster than anybody can write")
    LINK = "link", _("It holds a link to another site")
    MOSTLY_LINKS = "mostly-links", _("It is hardly more than a link")
    MARKUP = "markup", _("It holds the code of a web page")
    PHRASE = "phrase", _("It holds a phrase from the list in the settings")
    GIBBERISH = "gibberish", _("It is letters, but no words")
    REPEATED = "repeated", _("The same words came before")
    REPLAYED = "replayed", _("One form was sent many times with other words")
    FLOOD = "flood", _("Many came from one place")


@dataclass(frozen=True)
class Known:
    """What the settings say: phrases that are set aside, and sites people may link to."""

    phrases: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()


# Endings that are no word of a sentence: “the ward.it was cold” is a missing space, and no address in Italy.
_ENDINGS = "com|net|org|info|biz|ru|cn|xyz|icu|vip|top|shop|uk|fr|pl"
# Endings that are words somewhere count only before a path, as in t.me/somebody.
_WITH_PATH = (
    "me|ly|gl|gd|cc|tv|to|be|in|io|ai|co|eu|de|it|es|nl|us|su|ua|tk|ml|ga|gq|app|dev|page|link|site|online|live"
)
_SCHEME = re.compile(r"\b(?:h[tx]{2}ps?|ftp)\s?:\s?/\s?/\s?(?P<host>[^\s/\"'<>()\[\]]+)[^\s<>\"\[\]]*", re.IGNORECASE)
_WWW = re.compile(r"(?<![\w@])www\s?\.\s?(?P<host>[\w-]+(?:\.[\w-]+)+)(?:/\S*)?", re.IGNORECASE)
_BARE = re.compile(rf"(?<![\w@.])(?P<host>(?:[a-z0-9-]+\.)+(?:{_ENDINGS}))(?![\w@-])(?!\.[a-z])(?:/\S*)?")
_SHORT = re.compile(rf"(?<![\w@.])(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:{_WITH_PATH}))/[\w?=&%+-]+")
_SPELLED = re.compile(r"(?<!\w)(?P<host>[a-z0-9-]{3,}\s?[(\[]\s?(?:dot|\.)\s?[)\]]\s?(?:com|net|org|info|ru))\b", re.I)
_NUMBERED = re.compile(r"(?<![\w.])(?P<host>\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?/\S*")
_ADDRESSES = (_SCHEME, _WWW, _BARE, _SHORT, _SPELLED, _NUMBERED)
_MARKUP = re.compile(r"<\s*a\s[^>]*href|<\s*/\s*a\s*>|<\s*script|<\s*iframe|\[/?url\b|\[/?link\b|\[\s*img\b", re.I)
_CASE_JUMPS = re.compile(r"[a-z][A-Z]")
_MOST_JUMPS = 3  # in one word: “McDonald” has one
_SHORTEST_GIBBERISH = 8
_FEWEST_OTHER_LETTERS = 20  # beside a link, before a message says something of its own


def signs_in(words: str, also_typed: Iterable[str], known: Known) -> set[Sign]:
    """Return what in the words themselves, or in what was typed beside them, looks like spam."""
    typed = [plain(words), *(plain(text) for text in also_typed)]
    hosts = [host for text in typed for host in hosts_in(text)]
    strange = [host for host in hosts if not _is_known(host, known.sites)]
    found = set()
    if strange:
        found.add(Sign.LINK)
    if strange and _letters_beside_links(typed[0]) < _FEWEST_OTHER_LETTERS:
        found.add(Sign.MOSTLY_LINKS)
    if any(_MARKUP.search(text) for text in typed):
        found.add(Sign.MARKUP)
    if _holds_phrase(typed, known.phrases):
        found.add(Sign.PHRASE)
    if is_gibberish(typed[0]):
        found.add(Sign.GIBBERISH)
    return found


def plain(text: str) -> str:
    """Return a text without the tricks that hide an address: odd forms of letters, and marks that nobody sees."""
    composed = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in composed if unicodedata.category(letter) != "Cf")


def hosts_in(text: str) -> list[str]:
    """Return the sites that a text links to, however the links are written; e-mail addresses are none."""
    found = []
    for pattern in _ADDRESSES:
        found += [match["host"].lower().strip(".,;:!?") for match in pattern.finditer(text)]
    return found


def words_digest(words: str) -> str:
    """Return a keyed digest of the letters alone, so that other figures, links and spaces make no other words of it."""
    return digest_of(f"told\n{letters_of(words)}")


def letters_of(words: str) -> str:
    """Return the letters of a text in lower case, without links; the text itself where no letter is left."""
    text = plain(words).casefold()
    for pattern in _ADDRESSES:
        text = pattern.sub(" ", text)
    return "".join(letter for letter in text if letter.isalpha()) or " ".join(words.split())


def is_gibberish(text: str) -> bool:
    """Tell whether there is nothing but one or two long words whose letters change between small and large."""
    words = text.split()
    if not words or len(words) > 2:
        return False
    return all(len(word) >= _SHORTEST_GIBBERISH and len(_CASE_JUMPS.findall(word)) >= _MOST_JUMPS for word in words)


def _is_known(host: str, sites: Iterable[str]) -> bool:
    name = host.rpartition("@")[2].partition(":")[0].removeprefix("www.")
    return any(name == site or name.endswith(f".{site}") for site in sites)


def _letters_beside_links(text: str) -> int:
    for pattern in _ADDRESSES:
        text = pattern.sub(" ", text)
    return sum(letter.isalpha() for letter in text)


def _holds_phrase(texts: Iterable[str], phrases: Iterable[str]) -> bool:
    folded = [" ".join(text.casefold().split()) for text in texts]
    return any(phrase in text for text in folded for phrase in phrases)
