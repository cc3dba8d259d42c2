"""The list of all groups."""

from typing import Any

from django.http import HttpRequest

from core.serving import page_context
from involvement.groups import group_cards
from network.models import GroupIndexPage


@page_context(GroupIndexPage)
def group_index_context(page: GroupIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return the cards of every group in the language of the page."""
    return {"groups": group_cards(page.locale, request)}
