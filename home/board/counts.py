"""How many pages stand how in each language, and how often they were asked for: the top of the translation board."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from home.board.rows import Language, Row
from home.board.supply import State


@dataclass(frozen=True)
class LanguageCount:
    """One language: its pages by state, in the order of the states, and what is asked for but not there."""

    language: Language
    states: tuple[tuple[State, int], ...]
    asked: int


def language_counts(rows: Iterable[Row], languages: Sequence[Language]) -> list[LanguageCount]:
    """Return the numbers of each language."""
    states: dict[str, Counter[str]] = {language.code: Counter() for language in languages}
    asked: Counter[str] = Counter()
    for row in rows:
        for cell in row.cells:
            states[cell.language.code][cell.standing.state] += 1
            asked[cell.language.code] += cell.asked if cell.standing.state != State.CHECKED else 0
    return [
        LanguageCount(each, tuple((state, states[each.code][state]) for state in State), asked[each.code])
        for each in languages
    ]
