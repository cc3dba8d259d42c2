"""What a visitor asks of the list of case studies, read from an address that may hold anything."""

from dataclasses import dataclass, field

from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from involvement.list_filters import Ignored, ListFilters, known_facets, one_of, page_number, search_words
from involvement.vocabulary import Vocabulary

# The filters that take several values, in the order of the form.
CASE_STUDY_FACETS = {
    "theme": _("What it is about"),
    "directorate": _("Part of the trust"),
    "rung": _("How much say people had"),
    "stage": _("How early people were there"),
    "year": _("Year it was finished"),
}


class CaseStudySort(models.TextChoices):
    """In which order the list shows case studies."""

    NEWEST = "newest", _("Finished last")
    TITLE = "title", _("Title, A to Z")


@dataclass(frozen=True)
class CaseStudyFilters(ListFilters):
    """The filters of the list; values of one filter widen it, different filters narrow it."""

    q: str = ""
    theme: tuple[str, ...] = ()
    directorate: tuple[str, ...] = ()
    rung: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    sort: CaseStudySort = CaseStudySort.NEWEST
    page: int = 1
    ignored: tuple[Ignored, ...] = field(default=(), compare=False)

    @classmethod
    def from_query(cls, query: QueryDict, vocabulary: Vocabulary) -> "CaseStudyFilters":
        """Read an address; what is unknown in it ends up in `ignored` and changes nothing else."""
        ignored: list[Ignored] = []
        facets = known_facets(CASE_STUDY_FACETS, query, vocabulary, ignored)
        return cls(
            q=search_words(query, ignored),
            sort=one_of(CaseStudySort, "sort", query, CaseStudySort.NEWEST, ignored),
            page=page_number(query, ignored),
            ignored=tuple(ignored),
            **facets,
        )
