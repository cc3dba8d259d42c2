"""What an ordinary page shows: its text, and cards of the pages below where the editor asked for them."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from core.page_facts import PageFacts, facts_of
from core.serving import page_context
from home.models import StandardPage


@dataclass(frozen=True)
class ChildCard:
    """One page below, as its card shows it."""

    title: str
    url: str
    summary: str
    is_example: bool


def child_cards(page: StandardPage, request: HttpRequest) -> list[ChildCard]:
    """Return the published pages right below that whoever reads this page may read, in the order of the tree."""
    # Who reads this page may read what is under it, unless a page below has a restriction of its own.
    children = list(page.get_children().live().filter(view_restrictions__isnull=True))
    facts = facts_of(children)
    return [
        ChildCard(child.title, child.get_url(request) or "", known.summary, known.is_example)
        for child in children
        if (known := facts.get(child.pk, PageFacts()))
    ]


@page_context(StandardPage)
def ordinary_page_context(page: StandardPage, request: HttpRequest) -> dict[str, Any]:
    """Return the cards of the pages below, or none where the editor did not ask for them."""
    return {"children": child_cards(page, request) if page.list_child_pages and page.pk else []}
