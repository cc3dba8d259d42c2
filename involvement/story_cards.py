"""What the card of a story shows, gathered in one small parcel so that lists repeat no logic."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from core.look.words import when_in_words
from core.models import CustomRendition
from core.tongues.said import term_words
from involvement.card_pictures import card_picture
from involvement.models import StoryPage
from involvement.story_wording import StatusTag, due_words


@dataclass(frozen=True)
class StoryCard:
    """A story as lists show it."""

    title: str
    url: str
    summary: str
    tag: StatusTag
    facts: tuple[tuple[str, str], ...]
    due: str
    is_overdue: bool
    is_example: bool
    picture: CustomRendition | None


def story_card(page: StoryPage, request: HttpRequest | None = None) -> StoryCard:
    """Return the card; the page must come from `involvement.story_lists`, or each card asks the database."""
    changed_at = getattr(page, "changed_at", None) or page.first_published_at
    facts = (
        (_("Last change"), when_in_words(timezone.localdate(changed_at)) if changed_at else ""),
        (_("Heard"), when_in_words(page.heard_on)),
        (_("How we heard it"), term_words(page.source, page)),
        (_("Part of the trust"), term_words(page.directorate, page)),
    )
    return StoryCard(
        title=page.title,
        url=page.get_url(request) or "",
        summary=page.summary,
        tag=StatusTag.of(page.status),
        facts=tuple(fact for fact in facts if fact[1]),
        due=due_words(page),
        is_overdue=page.is_overdue,
        is_example=page.is_example,
        picture=card_picture(page.listing_image),
    )
