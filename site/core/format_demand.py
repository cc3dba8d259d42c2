"""What formats and languages people ask for, page by page; whichever room takes the requests registers the numbers."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from wagtail.models import Page


@dataclass(frozen=True)
class Demand:
    """How often one page was asked for in one format and language; it says nothing of who asked."""

    page_pk: int
    format: str  # a key of core.format_sets.WANTED
    language: str
    asked: int
    is_open: bool  # somebody waits for it at this moment


Reader = Callable[[Collection[int]], Iterable[Demand]]
_readers: list[Reader] = []


def register_demand(reader: Reader) -> Reader:
    """Add a source of numbers; it takes the numbers of pages and asks the database a fixed number of times."""
    _readers.append(reader)
    return reader


def demand(pages: Iterable[Page]) -> dict[int, list[Demand]]:
    """Return what these pages were asked for in, by the page's number, the most wanted first."""
    numbers = {page.pk for page in pages}
    found: dict[int, list[Demand]] = defaultdict(list)
    for reader in _readers if numbers else ():
        for each in reader(numbers):
            found[each.page_pk].append(each)
    for rows in found.values():
        rows.sort(key=lambda row: (-row.asked, row.format, row.language))
    return dict(found)
