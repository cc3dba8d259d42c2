"""How a page of the starter site is written down before it exists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wagtail.models import Page

# When these words were last read through; a site loaded years later is then told that its pages are overdue.
WRITTEN_ON = date(2026, 11, 23)
REVIEW_DUE = date(2027, 11, 23)
OWNER_ROLE = "Involvement lead"


@dataclass(frozen=True)
class PageAt:
    """Stands for the page at an address of the starter site, wherever a block or a field needs that page."""

    address: str


@dataclass(frozen=True)
class Drawing:
    """Stands for one of our drawings, by the name of its file."""

    name: str


Block = tuple[str, Any]


@dataclass(frozen=True)
class PagePlan:
    """One page: where it is, what it is and what it says."""

    address: str
    kind: type[Page]
    title: str
    summary: str = ""
    drawing: str = ""
    in_menu: bool = False
    is_example: bool = False
    seo_title: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    body: Sequence[Block] = ()
    rows: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)  # what hangs on the page, by name

    @property
    def slug(self) -> str:
        """Return the last word of the address."""
        return self.address.strip("/").split("/")[-1]

    @property
    def parent_address(self) -> str:
        """Return the address of the page above."""
        return self.address.rstrip("/").rsplit("/", 1)[0] + "/"
