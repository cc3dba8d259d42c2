"""The strategy page as readers see it: its parts with addresses of their own, and the contents list."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Value
from django.utils.text import slugify

from involvement.codes import ROW_RELATIONS
from involvement.models import KeyPoint, Objective, StrategyAction, StrategyPage
from involvement.models.strategy import StrategyRow

_STORED = ("place", "code", "text", "sort_order")


@dataclass(frozen=True)
class ShownRow:
    """One objective, action or key point."""

    code: str
    text: str


@dataclass(frozen=True)
class ShownPart:
    """One block of the text with the anchor of its heading or the rows that stand in its place."""

    block: Any
    anchor: str = ""
    rows: Sequence[ShownRow] = ()


@dataclass
class ContentsItem:
    """One line of the contents list, with the smaller headings below it."""

    text: str
    anchor: str
    items: list["ContentsItem"] = field(default_factory=list)


def shown_parts(page: StrategyPage) -> list[ShownPart]:
    """Return the blocks of the page in order, each with what its template needs besides its value."""
    rows = _rows_by_place(page)
    taken: set[str] = set()
    parts: list[ShownPart] = []
    for number, block in enumerate(page.body, start=1):
        if block.block_type in ("heading", "subheading"):
            parts.append(ShownPart(block, anchor=_anchor(block.value, number, taken)))
        else:
            place = block.value if block.block_type == "actions" else block.block_type
            parts.append(ShownPart(block, rows=rows.get(place, ()) if _places_rows(block) else ()))
    return parts


def contents(parts: Iterable[ShownPart]) -> list[ContentsItem]:
    """Return the contents list: sections, and the smaller headings within them."""
    items: list[ContentsItem] = []
    for part in parts:
        if not part.anchor:
            continue
        item = ContentsItem(part.block.value, part.anchor)
        is_inner = part.block.block_type == "subheading" and items
        (items[-1].items if is_inner else items).append(item)
    return items


def _places_rows(block: Any) -> bool:
    return block.block_type in ("objectives", "actions", "key_points")


def _rows_by_place(page: StrategyPage) -> dict[str, list[ShownRow]]:
    """Return the rows by the block that places them; a group of actions is placed by its own block."""
    is_unsaved = any(getattr(page, relation).is_deferring for relation in ROW_RELATIONS)
    by_place: dict[str, list[ShownRow]] = defaultdict(list)
    for place, row in _unsaved_rows(page) if is_unsaved else _stored_rows(page):
        by_place[place].append(row)
    return by_place


def _unsaved_rows(page: StrategyPage) -> Iterator[tuple[str, ShownRow]]:
    """Return the rows of a version that is only being looked at."""
    for place, rows in (("objectives", page.objectives), ("key_points", page.key_points)):
        yield from ((place, ShownRow(row.code, row.text)) for row in rows.all())
    yield from ((row.group, ShownRow(row.code, row.text)) for row in page.actions.all())


def _stored_rows(page: StrategyPage) -> Iterator[tuple[str, ShownRow]]:
    """Return the rows of the published page in one query instead of three."""
    places: tuple[tuple[type[StrategyRow], F | Value], ...] = (
        (Objective, Value("objectives")),
        (KeyPoint, Value("key_points")),
        (StrategyAction, F("group")),
    )
    first, *others = (
        model.objects.filter(strategy=page).order_by().annotate(place=place).values_list(*_STORED)
        for model, place in places
    )
    for place, code, text, _sort_order in first.union(*others, all=True).order_by("sort_order"):
        yield place, ShownRow(code, text)


def _anchor(heading: str, number: int, taken: set[str]) -> str:
    """Return an id that stays the same while the heading does; the word before it keeps it apart from other ids."""
    name = slugify(heading, allow_unicode=True)[:60].strip("-") or str(number)
    anchor, again = f"section-{name}", 1
    while anchor in taken:
        again += 1
        anchor = f"section-{name}-{again}"
    taken.add(anchor)
    return anchor
