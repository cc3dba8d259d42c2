"""The front page, ordinary pages, the memory of pages that moved in, and sets of pages that go live together."""

from .front import HomePage, WayIn
from .moved import MovedPage
from .ordinary import StandardPage
from .releases import ReleaseItem, ReleaseSet

__all__ = ["HomePage", "MovedPage", "ReleaseItem", "ReleaseSet", "StandardPage", "WayIn"]
