"""How a person shows in a text that is not theirs: their addresses, numbers and names, however they are written."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Self
from urllib.parse import quote, quote_plus

from people.models import GuardianAgreement, Person, SignUp

ERASED = "[erased]"
_BETWEEN_WORDS = r"(?:\s|\\[nrt]|,|\+|%20)+"  # also as JSON and addresses of pages write a space or a line end
_BETWEEN_DIGITS = r"[\s()./-]*"
NEVER = r"a\A"  # matches nothing
SHORTEST_NUMBER = 5  # digits: fewer stand in almost every text


@dataclass(frozen=True)
class Traces:
    """What to look for. `certain` names nobody else: addresses and numbers; a name may be a word of any page."""

    addresses: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]  # and postal addresses

    @classmethod
    def of(cls, person: Person) -> Self:
        """Return what shows this person, and whoever they named in a form or as their guardian."""
        forms = [sign_up.pending for sign_up in SignUp.objects.filter(person=person)]
        guardians = list(GuardianAgreement.objects.filter(sign_up__person=person))
        return cls(
            addresses=_filled([person.email, person.new_email], [it.email for it in guardians], _typed(forms, "email")),
            numbers=_filled([person.phone], [it.phone for it in guardians], _typed(forms, "phone")),
            names=_filled(
                [person.name, person.address],
                [it.name for it in guardians],
                _typed(forms, "name"),
                _typed(forms, "address"),
            ),
        )

    @cached_property
    def certain(self) -> str:
        """Return a pattern for addresses and numbers that both databases read alike."""
        return _whole_words(self._certain)

    @cached_property
    def every(self) -> str:
        """Return a pattern for addresses, numbers and names that both databases read alike."""
        return _whole_words(self._every)

    def are_in(self, text: str) -> bool:
        """Tell whether a text shows the person."""
        return _in_python(self._every).search(text) is not None

    def masked(self, value: Any, *, only_certain: bool = False) -> Any:
        """Return the same text or JSON value with what shows the person taken out."""
        return _masked(_in_python(self._certain if only_certain else self._every), value)

    @cached_property
    def _certain(self) -> str:
        numbers = [number for number in self.numbers if len(re.findall(r"\d", number)) >= SHORTEST_NUMBER]
        return "|".join([*map(_address_pattern, sorted(self.addresses)), *map(_number_pattern, sorted(numbers))])

    @cached_property
    def _every(self) -> str:
        return "|".join(filter(None, [self._certain, *map(_words_pattern, sorted(self.names))]))


def _filled(*groups: Iterable[str | None]) -> frozenset[str]:
    return frozenset(text.strip() for group in groups for text in group if text and text.strip())


def _typed(forms: Iterable[dict[str, Any]], what: str) -> Iterator[str]:
    for form in forms:
        yield from (str(value) for name, value in form.items() if name == what or name.endswith(f"_{what}"))


def _whole_words(pattern: str) -> str:
    # Somebody called "Al" is not in "also". Looking behind is not understood by every database.
    return rf"(^|\W)({pattern})(\W|$)" if pattern else NEVER


@lru_cache(maxsize=8)
def _in_python(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)" if pattern else NEVER, re.IGNORECASE)


def _address_pattern(address: str) -> str:
    ways = {address, quote(address), _as_typed(address)}
    return "|".join(re.escape(way) for way in sorted(ways))


def _as_typed(address: str) -> str:
    local, _at, domain = address.rpartition("@")
    try:
        return f"{local}@{domain.encode('ascii').decode('idna')}"
    except UnicodeError:
        return address


def _number_pattern(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    if digits.startswith("0") and not number.startswith("+"):
        return r"(?:\+44|0044|0)" + _BETWEEN_DIGITS + _spaced(digits[1:])
    return _spaced(digits)


def _spaced(digits: str) -> str:
    return _BETWEEN_DIGITS.join(digits)


def _words_pattern(text: str) -> str:
    words = [word for word in re.split(r"[\s,]+", text) if word]
    return _BETWEEN_WORDS.join(_word_pattern(word) for word in words)


def _word_pattern(word: str) -> str:
    ways = {word, json.dumps(word)[1:-1], quote(word), quote_plus(word)}
    return "(?:" + "|".join(re.escape(way) for way in sorted(ways)) + ")"


def _masked(pattern: re.Pattern[str], value: Any) -> Any:
    if isinstance(value, str):
        return pattern.sub(ERASED, value)
    if isinstance(value, dict):
        return {_masked(pattern, key): _masked(pattern, inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_masked(pattern, inner) for inner in value]
    return value
