"""What in a text may tell who somebody is: advice to a moderator who looks for other words, never a verdict."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Clue(models.TextChoices):
    """What a piece of a text may be."""

    NAME = "name", _("perhaps a name")
    PLACE = "place", _("perhaps a place")
    AGE = "age", _("perhaps an age")
    DATE = "date", _("perhaps a date, or a day of birth")
    PHONE = "phone", _("perhaps a phone number")
    EMAIL = "email", _("perhaps an email address")
    NUMBER = "number", _("perhaps an NHS number")


@dataclass(frozen=True)
class Piece:
    """A piece of a text: plain, or with what it may be."""

    words: str
    clue: Clue | None = None


_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_SMALL_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
_TITLES = "dr|doctor|mr|mrs|ms|miss|mx|prof|professor|nurse|sister|matron|consultant|psychiatrist|gp|sir|dame|rev"
_KIN = "called|named|name is|name was|i am|i’m|i'm"
_A_NAME = r"[A-ZÀ-ÖØ-ÞŁŚŻŽČŠȘȚ][\w’'-]+"
# In the order in which they count where two of them meet.
_CLUES: tuple[tuple[Clue, re.Pattern[str]], ...] = (
    (Clue.EMAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (Clue.NUMBER, re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")),
    (
        Clue.DATE,
        re.compile(
            rf"\b\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{2}}|\d{{4}})\b"
            rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})\b(?:,? \d{{4}})?"
            rf"|\b(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?\b|\bborn (?:in|on) [\w ]{{0,12}}\d{{4}}",
            re.IGNORECASE,
        ),
    ),
    (Clue.PHONE, re.compile(r"(?<![\w.])\+?\(?\d[\d ()./-]{7,}\d(?!\w)")),
    (
        Clue.AGE,
        re.compile(
            rf"\b(?:\d{{1,3}}|{_SMALL_NUMBERS})[ -]?(?:years?|yrs?|months?|weeks?)[ -]?old\b"
            r"|\baged? (?:of )?\d{1,3}\b|\b\d{1,3} ?(?:yo|y/o)\b"
            r"|\b(?:i am|i’m|i'm|he is|she is|they are) \d{1,3}\b(?! (?:minutes|miles))",
            re.IGNORECASE,
        ),
    ),
    (
        Clue.PLACE,
        re.compile(
            r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"  # a postcode
            r"|\b(?:[Ww]ard|[Rr]oom|[Bb]ay|[Bb]ed|[Uu]nit|[Cc]linic) (?:\d+\w?|[A-Z]\w*)"
            rf"|\b(?:{_A_NAME} ){{1,3}}(?:Ward|Unit|Hospital|House|Centre|Clinic|Lodge|Surgery|Practice|School|College|"
            r"Street|Road|Lane|Avenue|Close|Court|Drive|Way|Gardens?|Square)\b"
            rf"|(?:(?<=\bin )|(?<=\bat )|(?<=\bnear )|(?<=\bfrom )|(?<=\bto )){_A_NAME}(?: {_A_NAME})*"
        ),
    ),
    (
        Clue.NAME,
        re.compile(rf"\b(?i:{_TITLES})\.? {_A_NAME}(?: {_A_NAME})?|\b(?i:{_KIN}) {_A_NAME}(?: {_A_NAME})?"),
    ),
    (Clue.NAME, re.compile(rf"(?<=[\w,;)’'] ){_A_NAME}(?: {_A_NAME})*")),
)
_NO_NAMES = frozenset(
    "I I’m I'm I’ve I've I’d I'd I’ll I'll PALS NHS GP A&E OK TV IT UK CPFT Trust English Polish Welsh Urdu Arabic "
    "Portuguese Romanian Lithuanian British Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February "
    "March April May June July August September October November December Christmas Easter Covid Zoom Teams".split()
)


def pieces_of(words: str) -> list[Piece]:
    """Return the text in pieces, in order: together they are the whole text."""
    pieces, place = [], 0
    for start, end, clue in _found(words):
        if start > place:
            pieces.append(Piece(words[place:start]))
        pieces.append(Piece(words[start:end], clue))
        place = end
    return [*pieces, *([Piece(words[place:])] if place < len(words) else [])]


def clues_in(words: str) -> list[Clue]:
    """Return which kinds of clues are in a text, each once, in the order of the kinds."""
    there = {clue for _start, _end, clue in _found(words)}
    return [clue for clue in Clue if clue in there]


def _found(words: str) -> list[tuple[int, int, Clue]]:
    """Return where the clues are, none of them in another."""
    taken: list[tuple[int, int, Clue]] = []
    for clue, start, end in _matches(words):
        if all(end <= other[0] or start >= other[1] for other in taken):
            taken.append((start, end, clue))
    return sorted(taken)


def _matches(words: str) -> Iterator[tuple[Clue, int, int]]:
    for clue, pattern in _CLUES:
        for match in pattern.finditer(words):
            if clue not in (Clue.NAME, Clue.PLACE) or match[0] not in _NO_NAMES:
                yield clue, match.start(), match.end()
