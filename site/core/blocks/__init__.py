"""The block families editors build pages from; one family a file."""

from wagtail import blocks


class BodyBlock(blocks.StreamBlock):
    """All blocks of an ordinary page."""

    rich_text = blocks.RichTextBlock()
