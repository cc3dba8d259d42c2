"""What the strategy page shows."""

from typing import Any

from django.http import HttpRequest

from core.serving import page_context
from involvement.models import StrategyPage
from involvement.strategy.sections import contents, shown_parts


@page_context(StrategyPage)
def strategy_context(page: StrategyPage, request: HttpRequest) -> dict[str, Any]:
    """Return the parts of the text with their anchors and rows, and the contents list."""
    parts = shown_parts(page)
    return {"parts": parts, "contents": contents(parts)}
