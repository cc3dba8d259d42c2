"""What editors wrote, as it lies in the database: blocks and running text, without rendering anything."""

from .choices import Choice, chosen_pages
from .pieces import Piece, pieces_of
from .references import Reference, references_in
from .texts import texts_of_lists, texts_of_live_pages, texts_of_page

__all__ = [
    "Choice",
    "Piece",
    "Reference",
    "chosen_pages",
    "pieces_of",
    "references_in",
    "texts_of_lists",
    "texts_of_live_pages",
    "texts_of_page",
]
