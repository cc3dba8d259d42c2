"""What people need, for staff: who is to be asked again, what one thing must offer, and whether it was there."""

from .listing import AccessNeedViewSet
from .sheet import VIEWED, sheet_buttons

__all__ = ["VIEWED", "AccessNeedViewSet", "sheet_buttons"]
