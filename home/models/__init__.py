"""The front page and ordinary pages."""

from .front import HomePage, WayIn
from .ordinary import StandardPage

__all__ = ["HomePage", "StandardPage", "WayIn"]
