"""What the card of a case study shows, gathered in one small parcel so that lists repeat no logic."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.models import CustomRendition
from core.tongues.said import term_words
from involvement.card_pictures import card_picture
from involvement.cards import Fact
from involvement.case_studies.wording import say_words
from involvement.models import CaseStudyPage


@dataclass(frozen=True)
class CaseStudyCard:
    """A case study as lists show it."""

    title: str
    url: str
    summary: str
    facts: tuple[Fact, ...]
    is_example: bool
    picture: CustomRendition | None


def case_study_card(page: CaseStudyPage, request: HttpRequest | None = None) -> CaseStudyCard:
    """Return the card; the page must come from `with_card_facts`, or each card asks the database."""
    facts = (
        Fact(_("How much say"), say_words(page)),
        Fact(_("How early"), term_words(page.stage, page)),
        Fact(_("Part of the trust"), term_words(page.directorate, page)),
        Fact(_("Finished"), str(page.finished_year or "")),
    )
    return CaseStudyCard(
        title=page.title,
        url=page.get_url(request) or "",
        summary=page.summary or page.what_changed,
        facts=tuple(fact for fact in facts if fact.words),
        is_example=page.is_example,
        picture=card_picture(page.listing_image),
    )
