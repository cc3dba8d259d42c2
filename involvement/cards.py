"""What the card of an opportunity shows, gathered in one small parcel so that lists repeat no logic."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.models import CustomRendition
from involvement import wording
from involvement.card_pictures import card_picture
from involvement.models import OpportunityPage
from involvement.selectors import places_held
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
        picture=card_picture(page.listing_image),
    )
