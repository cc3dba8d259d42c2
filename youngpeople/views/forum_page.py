"""What a forum's page shows: whom it is for, what one gets, the questions to the trust, the pages of the section."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from core.serving import page_context
from involvement.below_groups import dates_ahead
from involvement.offer_words import payment_words
from people.forms.ages import in_words
from people.guardianship import asks_for_guardian
from youngpeople.models import YoungPeoplesForumPage, YoungPeoplesPage
from youngpeople.trust_questions import questions_to_the_trust


@dataclass(frozen=True)
class SectionPage:
    """A page of the section, as its card shows it."""

    title: str
    url: str
    summary: str
    is_example: bool


@page_context(YoungPeoplesForumPage)
def forum_page_context(page: YoungPeoplesForumPage, request: HttpRequest) -> dict[str, Any]:
    """Gather everything the page shows."""
    return {
        "leave_to": page.leave_to,
        "is_open": page.takes_sign_ups_at(timezone.now()),
        "join_url": f"{page.get_url(request) or ''}join/",
        "ages_in_words": _ages(page),
        "guardian_in_words": _guardian(page),
        "offer": _offer(page),
        "trust_questions": questions_to_the_trust(page, request),
        "meetings": dates_ahead(page),
        "section_pages": _section_pages(page, request) if page.pk else [],
    }


def _ages(page: YoungPeoplesForumPage) -> str:
    rule = page.sign_up_ages()
    return _("It is for people %(ages)s.") % {"ages": in_words(rule)} if rule else ""


def _guardian(page: YoungPeoplesForumPage) -> str:
    if not asks_for_guardian(page.sign_up_ages()):
        return ""
    words = _("Are you under %(age)s? Then we ask your parent or guardian first. From %(age)s on you decide alone.")
    return words % {"age": page.guardian_below}


def _offer(page: YoungPeoplesForumPage) -> list[str]:
    """Return what a member gets, one line each."""
    costs = str(page.get_expenses_display())
    lines = (
        payment_words(page),
        page.payment_note,
        costs,
        page.expenses_note,
        page.travel_booked_by,
        page.it_support,
        page.training,
    )
    return [line for line in lines if line]


def _section_pages(page: YoungPeoplesForumPage, request: HttpRequest) -> list[SectionPage]:
    """Return the pages below that everybody may read, in the order of the tree."""
    pages = YoungPeoplesPage.objects.child_of(page).live().filter(view_restrictions__isnull=True).order_by("path")
    return [
        SectionPage(child.title, child.get_url(request) or "", child.summary, child.is_example)
        for child in pages.defer_streamfields()
    ]
