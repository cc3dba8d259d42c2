"""Lines and paragraphs of plain text that are empty rather than missing."""

from typing import Any

from wagtail import blocks


class LineBlock(blocks.CharBlock):
    """One line; wagtail-localize stops with an error where a value made by a program leaves it out as None."""

    class Meta:
        default = ""


class ParagraphBlock(blocks.TextBlock):
    """Several lines, never None for the same reason."""

    class Meta:
        default = ""


class PhoneBlock(LineBlock):
    """A phone number: never offered for translation."""

    def get_translatable_segments(self, value: str) -> list[Any]:
        """Return nothing: a number is the same in every language."""
        return []
