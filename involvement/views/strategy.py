"""What the strategy page shows."""

from typing import Any

from django.http import HttpRequest

from core.serving import page_context
from involvement.models import StrategyPage
from involvement.strategy.sections import contents, shown_parts
from involvement.tracker.remembered import tracker_in


@page_context(StrategyPage)
def strategy_context(page: StrategyPage, request: HttpRequest) -> dict[str, Any]:
    """Return the parts of the text with their anchors and rows, the contents list, and the way to a newer edition."""
    parts = shown_parts(page)
    newest = tracker_in(page.locale_id)
    is_earlier = bool(page.pk and newest.url and newest.url != page.get_url())
    return {"parts": parts, "contents": contents(parts), "newest": newest if is_earlier else None}
