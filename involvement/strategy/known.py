"""Gathers what is known before an import: rows of the page or of the edition before, and all that is followed."""

from collections import defaultdict
from collections.abc import Iterable

from involvement.models import StrategyAction, StrategyPage, StrategyPromise
from involvement.models.strategy import StrategyRow

from .building import present_rows
from .document import Document, RowKind
from .matched import Known, Placed

_KINDS = {RowKind.OBJECTIVES: StrategyPromise.Kind.OBJECTIVE, RowKind.ACTIONS: StrategyPromise.Kind.ACTION}


def known_sentences(page: StrategyPage | None, kind: RowKind, *, is_same_edition: bool) -> list[Known]:
    """Return the sentences of a kind: those of this page, then those that only their progress remembers."""
    rows = present_rows(page, kind) if page else []
    known = list(_from_rows(rows, is_on_page=is_same_edition))
    threads = {each.thread for each in known}
    kept = StrategyPromise.objects.filter(kind=_KINDS[kind]) if kind in _KINDS else StrategyPromise.objects.none()
    for promise in kept.exclude(thread__in=threads):
        known.append(Known(promise.code, promise.thread, promise.words, is_on_page=False, is_listed=False))
    return known


def placed_rows(document: Document, kind: RowKind) -> list[Placed]:
    """Return the sentences of the text with the places they have in their groups."""
    return [
        Placed(row, part.group.value if part.group else "", place)
        for part in document.lists(kind)
        for place, row in enumerate(part.rows)
    ]


def _from_rows(rows: Iterable[StrategyRow], *, is_on_page: bool) -> Iterable[Known]:
    places: dict[str, int] = defaultdict(int)
    for row in rows:
        group = row.group if isinstance(row, StrategyAction) else ""
        yield Known(row.code, row.thread, row.text, group, places[group], row.source_text, is_on_page=is_on_page)
        places[group] += 1
