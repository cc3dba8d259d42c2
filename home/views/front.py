"""What the front page shows: the first screen, the ways in, and what closes soonest."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Locale, Page

from core.in_language import in_language_read
from core.selectors import organisation
from core.serving import page_context
from home.models import HomePage, WayIn
from involvement.cards import OpportunityCard, opportunity_cards
from involvement.selectors import opportunities_closing_soonest
from involvement.story_lists import newest_small_wins


@dataclass(frozen=True)
class Door:
    """A way on from the front page: its words, a sentence where there is one, and where it leads."""

    words: str
    url: str
    text: str = ""


@page_context(HomePage)
def front_page_context(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    """Gather everything the front page shows."""
    # One query for all the pages it points at; in a preview the rows come from the form instead.
    ways: list[WayIn] = list(
        page.ways_in.select_related("target", "front_page__main_button_page", "front_page__second_link_page")
    )
    stored = ways[0].front_page if ways else page
    main, second = stored.main_button_page, stored.second_link_page
    shown = in_language_read([main, second, *(way.target for way in ways)])
    return {
        "main_button": _door(page.main_button_text, main and shown[main.pk], request),
        "second_link": _door(page.second_link_text, second and shown[second.pk], request),
        "ways_in": [
            door
            for way in ways
            if (door := _door(way.audience, way.target and shown[way.target.pk], request, way.text))
        ],
        "cards": closing_soonest(page, request),
        "small_wins": list(newest_small_wins(page.locale_id)),
    }


def _door(words: str, target: Page | None, request: HttpRequest, text: str = "") -> Door | None:
    if not words or target is None or not target.live:
        return None
    url = target.get_url(request)
    return Door(words, url, text) if url else None


def closing_soonest(page: HomePage, request: HttpRequest) -> list[OpportunityCard]:
    """Return the cards of the open opportunities that close first."""
    now = timezone.now()
    days = organisation(request).closing_soon_days
    language = Locale(pk=page.locale_id)  # the key is all that is asked for, so the row need not be read
    opportunities = opportunities_closing_soonest(language, page.opportunities_shown, now)
    return opportunity_cards(opportunities, now, days, request)
