"""What the pages of this room show; importing a module joins it to its page type."""

from . import forum_page, section_page

__all__ = ["forum_page", "section_page"]
