"""What the pages of this floor show; importing a module here registers its context."""

from . import front, ordinary

__all__ = ["front", "ordinary"]
