"""Finds which sentence of a text is which known one, by what it says. What is not sure is asked, never guessed."""

from collections import Counter
from collections.abc import Callable, Mapping

from .alike import bare, is_made_of, is_part_of, likeness
from .document import RowKind
from .matched import Doubt, Known, Matching, Pair, Placed, Question

SURE = 0.65
CLEARLY = 0.15  # so much better than the next best
MAYBE = 0.45
SAME_GROUP, SAME_PLACE = 0.05, 0.05

Decisions = Mapping[str, int]  # the code of a known sentence -> the line of the file that goes on from it


def match(kind: RowKind, known: list[Known], rows: list[Placed], decided: Decisions) -> Matching:
    """Return which is which: what was decided, then the same words, then what is alike beyond doubt."""
    matcher = _Matcher(known, rows)
    matcher.take_decided(decided)
    matcher.take_same(lambda each: each.source_text)
    matcher.take_same(lambda each: each.text)
    questions = [*matcher.split(), *matcher.merged()]
    matcher.set_aside(questions)
    matcher.take_alike()
    questions += matcher.unsure()
    new, gone = matcher.left_over(rows, known)
    return Matching(kind, tuple(matcher.pairs), tuple(new), tuple(gone), tuple(questions))


class _Matcher:
    """The sentences that have found no partner yet, and those that have."""

    def __init__(self, known: list[Known], rows: list[Placed]) -> None:
        self.known = list(known)
        self.rows = list(rows)
        self.pairs: list[Pair] = []

    def take_decided(self, decided: Decisions) -> None:
        """Follow what an editor decided."""
        for code, line in decided.items():
            known = next((each for each in self.known if each.code == code), None)
            row = next((each for each in self.rows if each.row.line == line), None)
            if known and row:
                self._join(known, row)

    def take_same(self, words_of: Callable[[Known], str]) -> None:
        """Join those with the same words, whatever the punctuation: within a group first, in order."""
        for with_group in (True, False):
            for row in list(self.rows):
                same = [each for each in self.known if self._is_same(words_of(each), each, row, with_group)]
                if same and (with_group or self._is_only_one(row, same)):
                    self._join(same[0], row)

    def _is_same(self, words: str, known: Known, row: Placed, with_group: bool) -> bool:
        return bare(words) == bare(row.row.text) and (not with_group or known.group == row.group)

    def _is_only_one(self, row: Placed, same: list[Known]) -> bool:
        """Tell whether the words stand once on either side; else nobody can tell which of them moved."""
        return len(same) == 1 and Counter(bare(each.row.text) for each in self.rows)[bare(row.row.text)] == 1

    def split(self) -> list[Question]:
        """Return known sentences that two or more new ones say together."""
        found = []
        for known in self.known:
            parts = [row for row in self.rows if is_part_of(row.row.text, known.text)]
            if len(parts) > 1 and is_made_of(known.text, (row.row.text for row in parts)):
                found.append(Question(Doubt.SPLIT, (known,), tuple(parts)))
        return found

    def merged(self) -> list[Question]:
        """Return new sentences that say what two or more known ones said."""
        found = []
        for row in self.rows:
            parts = [known for known in self.known if is_part_of(known.text, row.row.text)]
            if len(parts) > 1 and is_made_of(row.row.text, (known.text for known in parts)):
                found.append(Question(Doubt.MERGED, tuple(parts), (row,)))
        return found

    def set_aside(self, questions: list[Question]) -> None:
        """Leave what is asked about out of everything else."""
        for question in questions:
            self.known = [each for each in self.known if each not in question.known]
            self.rows = [each for each in self.rows if each not in question.rows]

    def take_alike(self) -> None:
        """Join those that are alike and clearly more so than with any other, until no more are found."""
        while pair := self._surest():
            self._join(*pair)

    def _surest(self) -> tuple[Known, Placed] | None:
        scores = {(k, r): _score(known, row) for k, known in enumerate(self.known) for r, row in enumerate(self.rows)}
        for (k, r), score in sorted(scores.items(), key=lambda item: -item[1]):
            others = [other for (a, b), other in scores.items() if (a == k) != (b == r)]
            if score >= SURE and max(others, default=0.0) <= score - CLEARLY:
                return self.known[k], self.rows[r]
        return None

    def unsure(self) -> list[Question]:
        """Return known sentences with those that are like them, or stand where they stood."""
        found = []
        for known in self.known:
            rows = [row for row in self.rows if _score(known, row) >= MAYBE or _is_in_place_of(known, row)]
            if rows:
                found.append(Question(Doubt.UNSURE, (known,), tuple(rows)))
        return found

    def left_over(self, rows: list[Placed], known: list[Known]) -> tuple[list[Placed], list[Known]]:
        """Return what found no partner, in its order."""
        old, now = {pair.known for pair in self.pairs}, {pair.now.row.line for pair in self.pairs}
        return [each for each in rows if each.row.line not in now], [each for each in known if each not in old]

    def _join(self, known: Known, row: Placed) -> None:
        self.known.remove(known)
        self.rows.remove(row)
        self.pairs.append(Pair(known, row))


def _score(known: Known, row: Placed) -> float:
    same_group = known.group == row.group
    hints = SAME_GROUP * same_group + SAME_PLACE * (same_group and known.place == row.place)
    return likeness(known.text, row.row.text) + hints


def _is_in_place_of(known: Known, row: Placed) -> bool:
    return known.is_listed and (known.group, known.place) == (row.group, row.place)
