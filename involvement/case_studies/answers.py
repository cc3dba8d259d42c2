"""What the list answers to a question: which case studies, and how many there would be with every further filter."""

from collections.abc import Iterable
from dataclasses import dataclass

from involvement.case_studies.filters import CASE_STUDY_FACETS, CaseStudyFilters, CaseStudySort
from involvement.vocabulary import Vocabulary


@dataclass(frozen=True)
class CaseStudyFacts:
    """The little of a case study that filtering needs; `has` holds, for each filter, the keys of its terms."""

    pk: int
    title: str
    has: dict[str, frozenset[int]]


@dataclass(frozen=True)
class CaseStudyAnswer:
    """All case studies of a list, the one finished last first, and which of them the filters admit."""

    known: tuple[CaseStudyFacts, ...]
    vocabulary: Vocabulary
    filters: CaseStudyFilters
    holding_words: frozenset[int] | None = None  # their keys; None where no words were asked for

    def keys(self) -> list[int]:
        """Return the keys of those that fit all filters, in the order that was asked for."""
        fitting = self._fitting("")
        if self.filters.sort == CaseStudySort.TITLE:
            fitting = sorted(fitting, key=lambda each: (each.title.casefold(), each.pk))
        return [each.pk for each in fitting]

    def number_without(self, name: str) -> int:
        """Return how many there would be without this filter."""
        return len(list(self._fitting(name)))

    def counts(self, name: str) -> dict[str, int]:
        """Return, for each value of a filter, how many there would be with it and with every other filter as it is."""
        others = list(self._fitting(name))
        words = self.vocabulary.facets.get(name, ())
        return {word.value: sum(word.pk in each.has[name] for each in others) for word in words}

    def _fitting(self, left_out: str) -> Iterable[CaseStudyFacts]:
        asked = {
            name: {word.pk for word in self.vocabulary.chosen(name, getattr(self.filters, name))}
            for name in CASE_STUDY_FACETS
            if name != left_out
        }
        holding = None if left_out == "q" else self.holding_words
        return (
            each
            for each in self.known
            if (holding is None or each.pk in holding)
            and all(not keys or keys & each.has[name] for name, keys in asked.items())
        )
