"""The blocks of a field one by one, read as they are stored: a target that is gone still has its number there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail import blocks


@dataclass(frozen=True)
class Piece:
    """One block with what is stored for it; running text that is a field of its own has no block."""

    block: blocks.Block | None
    stored: Any


def pieces_of(block: blocks.Block, stored: Any) -> Iterator[Piece]:
    """Yield a block and every block in it; what is stored in no known shape is passed over."""
    yield Piece(block, stored)
    for child, inside in _children(block, stored):
        yield from pieces_of(child, inside)


def _children(block: blocks.Block, stored: Any) -> Iterator[tuple[blocks.Block, Any]]:
    if isinstance(block, blocks.BaseStreamBlock):
        known = block.child_blocks
        items = [item for item in stored or [] if isinstance(item, dict)]
        yield from ((known[item["type"]], item.get("value")) for item in items if item.get("type") in known)
    elif isinstance(block, blocks.BaseStructBlock) and isinstance(stored, dict):
        yield from ((child, stored[name]) for name, child in block.child_blocks.items() if name in stored)
    elif isinstance(block, blocks.ListBlock) and isinstance(stored, list):
        yield from ((block.child_block, _item(item)) for item in stored)


def _item(item: Any) -> Any:
    """Return what a row of a list holds; rows from before they had numbers are the value itself."""
    return item["value"] if isinstance(item, dict) and {"type", "value"} <= item.keys() else item
