"""How far the strategy is: the page, and the same as a file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language

from core.serving import page_context, page_extra
from involvement.models import ProgressPage
from involvement.open_data.keeping import kept, tag_of
from involvement.tracker.file import TYPE, actions_csv
from involvement.tracker.followed import Followed, quarter_began
from involvement.tracker.remembered import tracker_in
from involvement.tracker.tables import status_table


@page_context(ProgressPage)
def progress_context(page: ProgressPage, request: HttpRequest) -> dict[str, Any]:
    """Return how far everything is today, and what is new in this quarter."""
    tracker = tracker_in(page.locale_id)
    since = quarter_began(timezone.localdate())
    return {
        "tracker": tracker,
        "groups": _groups(tracker.actions),
        "table": status_table(tracker),
        "since": since,
        "news": tracker.updated_since(since),
        "file_url": f"{page.get_url(request) or ''}actions.csv",
    }


@page_extra(ProgressPage, "actions.csv")
def actions_file(page: ProgressPage, request: HttpRequest) -> HttpResponse:
    """Return the actions as a file."""
    tracker = tracker_in(page.locale_id)
    tag = tag_of(page.pk, get_language(), tracker)
    return kept(request, tag, lambda: actions_csv(tracker), TYPE, name="strategy-actions.csv")


def _groups(actions: list[Followed]) -> list[tuple[str, list[Followed]]]:
    groups: dict[str, list[Followed]] = {}
    for action in actions:
        groups.setdefault(action.group, []).append(action)
    return list(groups.items())
