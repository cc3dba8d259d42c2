"""The strategy page as readers see it: its parts with addresses of their own, and the contents list."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify

from involvement.models import StrategyPage
from involvement.models.strategy import StrategyRow


@dataclass(frozen=True)
class ShownPart:
    """One block of the text with the anchor of its heading or the rows that stand in its place."""

    block: Any
    anchor: str = ""
    rows: tuple[StrategyRow, ...] = ()


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


def _rows_by_place(page: StrategyPage) -> dict[str, tuple[StrategyRow, ...]]:
    """Return the rows by the block that places them; a group of actions is placed by its own block."""
    by_place: dict[str, tuple[StrategyRow, ...]] = {
        "objectives": tuple(page.objectives.all()),
        "key_points": tuple(page.key_points.all()),
    }
    for action in page.actions.all():
        by_place[action.group] = (*by_place.get(action.group, ()), action)
    return by_place


def _anchor(heading: str, number: int, taken: set[str]) -> str:
    """Return an id that stays the same while the heading does; the word before it keeps it apart from other ids."""
    name = slugify(heading, allow_unicode=True)[:60].strip("-") or str(number)
    anchor, again = f"section-{name}", 1
    while anchor in taken:
        again += 1
        anchor = f"section-{name}-{again}"
    taken.add(anchor)
    return anchor
