"""The front page, ordinary pages, and the memory of pages that moved in."""

from .front import HomePage, WayIn
from .moved import MovedPage
from .ordinary import StandardPage

__all__ = ["HomePage", "MovedPage", "StandardPage", "WayIn"]
