"""The words by which the list of stories can be filtered: the trust's own terms, the statuses and the years."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from involvement.story_statuses import StoryStatus
from involvement.vocabulary import Vocabulary, Word


class StorySort(models.TextChoices):
    """In which order the list shows stories."""

    NEWEST = "newest", _("Newest change first")
    OLDEST = "oldest", _("Oldest change first")


# The filters, in the order of the form.
STORY_FACETS = {
    "status": _("How far it is"),
    "theme": _("What it is about"),
    "directorate": _("Part of the trust"),
    "source": _("How we heard it"),
    "year": _("Year we heard it"),
}
_STATUSES = tuple(Word(status.value, status.label) for status in StoryStatus)


def story_words(terms: Iterable[tuple[str, int, str, str]], years: Iterable[str]) -> Vocabulary:
    """Return the vocabulary from rows of (facet, key, slug, name) and the years in which something was heard."""
    facets: dict[str, list[Word]] = {name: [] for name in STORY_FACETS}
    facets["status"] = list(_STATUSES)
    facets["year"] = [Word(year, year) for year in sorted(years, reverse=True)]
    for facet, pk, slug, name in terms:
        facets[facet].append(Word(slug, name, pk))
    return Vocabulary({name: tuple(words) for name, words in facets.items()})
