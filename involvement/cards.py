"""What the card of an opportunity shows, gathered in one small parcel so that lists repeat no logic."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.models import CustomRendition
from involvement import wording
from involvement.models import OpportunityPage
from involvement.selectors import CARD_PICTURE, places_held
from involvement.states import OpportunityState, state_at


@dataclass(frozen=True)
class Fact:
    """One line of a card: its name and what it says."""

    name: str
    words: str


@dataclass(frozen=True)
class OpportunityCard:
    """An opportunity as lists show it."""

    title: str
    url: str
    summary: str
    tag: wording.StateTag
    closing: str
    facts: tuple[Fact, ...]
    is_example: bool
    picture: CustomRendition | None


def opportunity_cards(
    pages: Iterable[OpportunityPage], now: datetime, closing_soon_days: int, request: HttpRequest | None = None
) -> list[OpportunityCard]:
    """Return the cards of a list; the pages must come from `involvement.selectors`, or each asks the database."""
    shown = list(pages)
    taken = places_held(shown, now)
    return [
        _card(
            page, state_at(page, now, closing_soon_days, places_taken=taken.get(page.translation_key, 0)), now, request
        )
        for page in shown
    ]


def _card(
    page: OpportunityPage, state: OpportunityState, now: datetime, request: HttpRequest | None
) -> OpportunityCard:
    facts = (
        Fact(_("When"), wording.dates_words(page, now) or capfirst(page.time_note)),
        Fact(_("How"), wording.ways_words(page)),
        Fact(_("Where"), wording.place_words(page)),
        Fact(_("Time"), wording.time_asked_words(page)),
        Fact(_("You get"), wording.offer_words(page)),
        Fact(_("What happened"), wording.answer_words(page, state, now)),
    )
    return OpportunityCard(
        title=page.title,
        url=page.get_url(request) or "",
        summary=page.summary,
        tag=wording.StateTag.of(state),
        closing=wording.closing_words(page, state),
        facts=tuple(fact for fact in facts if fact.words),
        is_example=page.is_example,
        picture=_picture(page),
    )


def _picture(page: OpportunityPage) -> CustomRendition | None:
    """Return the picture in the size of a card; Wagtail's own look-up writes to the cache each time it is asked."""
    image = page.listing_image
    if image is None:
        return None
    fetched = getattr(image, "prefetched_renditions", ())
    found: CustomRendition | None = next((each for each in fetched if each.filter_spec == CARD_PICTURE), None)
    return found or image.get_rendition(CARD_PICTURE)
