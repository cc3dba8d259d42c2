"""The filters of the list in words: what somebody asked for, and what was left out of it."""

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from involvement.filters import OpportunityFilters
from involvement.list_filters import LONGEST_SEARCH, Ignored
from involvement.vocabulary import Vocabulary


def filters_in_words(filters: OpportunityFilters, vocabulary: Vocabulary, *, tells_search: bool = True) -> str:
    """Return what the list was asked for, such as "Online, paid, about: Eating disorders".

    `tells_search`: False where somebody reads it who may not have typed it; the words searched for stay out of it then.
    """
    parts = list(_facets(filters, vocabulary))
    if filters.q:
        words = _("with the words “%(words)s”") % {"words": filters.q}
        parts.append(words if tells_search else _("with the words that were searched for"))
    return capfirst(", ".join(parts)) or _("All opportunities")


def notice_words(ignored: Ignored) -> str:
    """Return what a visitor is told of a value that the list does not know."""
    if ignored.filter_name == "q":
        return _("We searched for the first %(count)d letters only.") % {"count": LONGEST_SEARCH}
    if ignored.filter_name == "page":
        return _("“%(value)s” is not a page number, so you see the first page.") % {"value": ignored.value}
    return _("We left out “%(value)s”, because this list does not know it.") % {"value": ignored.value}


def _facets(filters: OpportunityFilters, vocabulary: Vocabulary) -> Iterator[str]:
    patterns = {
        "area": _("where: %(names)s"),
        "audience": _("for: %(names)s"),
        "theme": _("about: %(names)s"),
        "directorate": _("part of the trust: %(names)s"),
        "rung": _("how much say: %(names)s"),
    }
    ways = [str(word.label) for word in vocabulary.chosen("how", filters.how)]
    if ways:
        yield _either([way[:1].lower() + way[1:] for way in ways])
    if filters.paid:
        yield _("paid")
    for name, pattern in patterns.items():
        if names := [str(word.label) for word in vocabulary.chosen(name, getattr(filters, name))]:
            yield pattern % {"names": _either(names)}


def _either(names: list[str]) -> str:
    *most, last = names
    return _("%(most)s or %(last)s") % {"most": ", ".join(most), "last": last} if most else last
