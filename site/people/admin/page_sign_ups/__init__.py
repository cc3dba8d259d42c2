"""The people of one page: who waits, who takes part, and what staff decide about them."""

from .buttons import page_sign_ups_buttons
from .screen import LISTED, PageSignUpsViewSet

__all__ = ["LISTED", "PageSignUpsViewSet", "page_sign_ups_buttons"]
