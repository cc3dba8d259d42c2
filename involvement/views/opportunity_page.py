"""One opportunity: everything a person needs to decide, in the order in which they ask."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from core.selectors import organisation
from core.serving import page_context
from core.telephone import telephone_link
from involvement import wording
from involvement.ages_words import age_lines
from involvement.briefing import offers_letter
from involvement.models import OpportunityPage
from involvement.offer_words import offer_rows
from involvement.on_the_day_words import on_the_day_rows
from involvement.related_pages import related_pages
from involvement.selectors import tagged_words
from involvement.standing import outcome_of, standing_of, state_of
from involvement.structured_data import opportunity_json_ld


@page_context(OpportunityPage)
def opportunity_page_context(page: OpportunityPage, request: HttpRequest) -> dict[str, Any]:
    """Gather everything the page shows."""
    now = timezone.now()
    facts = organisation(request)
    state = state_of(page, now, facts.closing_soon_days)
    sessions = sorted(page.sessions.all(), key=lambda session: session.starts_at)
    audiences, themes = tagged_words(page)
    return {
        "state_tag": wording.StateTag.of(state),
        "standing": standing_of(page, state, now),
        "outcome": outcome_of(page),
        "closing": wording.closing_words(page, state),
        "offer_rows": offer_rows(page, (_("Time"), [wording.time_asked_words(page), page.time_note])),
        "letter_url": f"{page.get_url(request) or ''}benefits-letter/" if page.live and offers_letter(page) else "",
        "day_rows": on_the_day_rows(page),
        "related_pages": related_pages(page, request),
        "sessions": sessions,
        "all_sessions_over": bool(sessions) and wording.next_session(sessions, now) is None,
        "ways": wording.ways_words(page),
        "ages": age_lines(page.sign_up_ages()),
        "audiences": audiences,
        "themes": themes,
        "phone_link": telephone_link(page.contact_phone),
        "list_url": _list_url(page, request),
        "calendar_url": _calendar_url(page, request) if wording.next_session(sessions, now) else "",
        "take_part_url": f"{page.get_url(request) or ''}{page.reverse_subpage('take_part')}",
        "json_ld": opportunity_json_ld(page, sessions, facts) if page.live else None,
    }


def _calendar_url(page: OpportunityPage, request: HttpRequest) -> str:
    """Return the address of the dates for a calendar; nobody puts what is called off or over into theirs."""
    is_on = page.live and page.cancelled_at is None
    return f"{page.get_url(request) or ''}calendar.ics" if is_on else ""


def _list_url(page: OpportunityPage, request: HttpRequest) -> str:
    url = page.get_url(request) or ""
    return url.removesuffix(f"{page.slug}/")
