"""The block families editors build pages from; one family a file."""

from .body import BodyBlock
from .contact import ContactBlock, ContactDetails
from .documents import DocumentsBlock
from .links import CardsBlock, LinkValue
from .text import INNER_FEATURES, TEXT_FEATURES, InnerTextBlock, RunningTextBlock

__all__ = [
    "INNER_FEATURES",
    "TEXT_FEATURES",
    "BodyBlock",
    "CardsBlock",
    "ContactBlock",
    "ContactDetails",
    "DocumentsBlock",
    "InnerTextBlock",
    "LinkValue",
    "RunningTextBlock",
]
