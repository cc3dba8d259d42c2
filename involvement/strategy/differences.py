"""Says in words what an import would change: every sentence that is kept, reworded, moved, new, gone or in doubt."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from involvement.codes import ActionGroup

from .alike import bare
from .document import Document, RowKind
from .matched import Matching, Pair, Placed
from .questions import question_in_words


@dataclass(frozen=True)
class Differences:
    """What an import would change; `missing` are lines of the file whose sentences the page has not."""

    matchings: tuple[Matching, ...]
    same_text: bool = False
    missing: tuple[int, ...] = ()
    titles: tuple[str, str] | None = None
    before: str = ""  # for a new edition: the one that it was compared with
    is_decided: bool = False  # somebody said which sentence goes on from which

    @property
    def is_nothing_to_do(self) -> bool:
        """Tell whether the page already holds this very text; what editors changed by hand since is left alone."""
        is_settled = not (self.is_decided and any(pair.known.text != pair.now.row.text for pair in self._pairs()))
        return self.same_text and not self.missing and self.titles is None and is_settled

    def lines(self, document: Document) -> list[str]:
        """Return the differences in words, with the codes that the sentences have in this document."""
        codes = {row.line: row.code for kind in RowKind for row in document.rows(kind)}
        found = [_changed(pair, codes) for pair in self._pairs() if pair.known.text != pair.now.row.text]
        found += [line for matching in self.matchings for line in _moved(matching, codes)]
        found += [self._new(placed, codes) for placed in self._missing_or_new()]
        found += [
            self._gone(known.code, known.text) for each in self.matchings for known in each.gone if known.is_listed
        ]
        found += [question_in_words(each) for matching in self.matchings for each in matching.questions]
        if kept := [codes[pair.now.row.line] for pair in self._pairs() if pair.known.text == pair.now.row.text]:
            found.append(_("kept word for word: %(codes)s") % {"codes": ", ".join(kept)})
        if self.titles:
            before, after = self.titles
            found.append(_("title “%(before)s” becomes “%(after)s”") % {"before": before, "after": after})
        if not self.same_text and not self.before:
            found.append(_("the running text is replaced; the earlier wording stays in the page’s history"))
        return found

    def _pairs(self) -> Iterator[Pair]:
        for matching in self.matchings:
            yield from sorted(matching.pairs, key=lambda pair: pair.now.row.line)

    def _missing_or_new(self) -> Iterator[Placed]:
        """Yield what is new, and for the page of this edition also what had been taken off it."""
        for matching in self.matchings:
            yield from matching.new
            yield from (pair.now for pair in matching.pairs if pair.now.row.line in self.missing)

    def _new(self, placed: Placed, codes: dict[int, str]) -> str:
        facts = {"code": codes[placed.row.line], "text": placed.row.text}
        if self.before:
            return _("%(code)s is new in this edition: “%(text)s”") % facts
        return _("%(code)s is not on the page yet: added: “%(text)s”") % facts

    def _gone(self, code: str, text: str) -> str:
        facts = {"code": code, "text": text, "edition": self.before}
        if self.before:
            words = _("%(code)s is not in this edition: its history stays with edition %(edition)s: “%(text)s”")
            return words % facts
        return _("%(code)s is no longer in the file: stays on the page, with all that hangs on it: “%(text)s”") % facts


def _changed(pair: Pair, codes: dict[int, str]) -> str:
    before, after = pair.known.text, pair.now.row.text
    facts = {"code": codes[pair.now.row.line], "before": before, "after": after}
    if bare(before) == bare(after):
        return _("%(code)s: only punctuation or capitals: “%(before)s” becomes “%(after)s”") % facts
    return _("%(code)s reworded: “%(before)s” becomes “%(after)s”") % facts


def _moved(matching: Matching, codes: dict[int, str]) -> Iterator[str]:
    listed = [pair for pair in matching.pairs if pair.known.is_listed]
    for pair in listed:
        if pair.known.group != pair.now.group:
            names = {"before": _group(pair.known.group), "after": _group(pair.now.group)}
            yield _("%(code)s moved from “%(before)s” to “%(after)s”") % {"code": codes[pair.now.row.line], **names}
    for group in sorted({pair.now.group for pair in listed}):
        stayed = [pair for pair in listed if pair.known.group == pair.now.group == group]
        for pair in _out_of_order(stayed):
            yield _("%(code)s moved to place %(place)d of its list") % {
                "code": codes[pair.now.row.line],
                "place": pair.now.place + 1,
            }


def _out_of_order(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the fewest that must have moved so that the others are still in their old order."""
    now = sorted(pairs, key=lambda pair: pair.now.place)
    ends: list[int] = []
    lengths: list[int] = []
    for pair in now:
        at = bisect_left(ends, pair.known.place)
        ends[at : at + 1] = [pair.known.place]
        lengths.append(at)
    wanted, moved = len(ends) - 1, []
    for pair, length in zip(reversed(now), reversed(lengths), strict=True):
        if length == wanted:
            wanted -= 1
        else:
            moved.append(pair)
    return moved[::-1]


def _group(name: str) -> str:
    return str(ActionGroup(name).label) if name in ActionGroup.values else name
