"""One opportunity: everything a person needs to decide, in the order in which they ask."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from core.look.words import when_in_words
from core.selectors import organisation
from core.serving import page_context
from core.telephone import telephone_link
from involvement import wording
from involvement.models import OpportunityPage
from involvement.selectors import tagged_words
from involvement.states import TAKES_SIGN_UPS, OpportunityState, state_at
from involvement.structured_data import opportunity_json_ld
from people.forms.ages import in_words


@dataclass(frozen=True)
class Standing:
    """How an opportunity stands, and what a visitor can do about it."""

    is_open: bool
    heading: str = ""
    words: str = ""
    shows_answer: bool = False
    is_cancelled: bool = False


@page_context(OpportunityPage)
def opportunity_page_context(page: OpportunityPage, request: HttpRequest) -> dict[str, Any]:
    """Gather everything the page shows."""
    now = timezone.now()
    facts = organisation(request)
    state = state_at(page, now, facts.closing_soon_days)
    sessions = sorted(page.sessions.all(), key=lambda session: session.starts_at)
    audiences, themes = tagged_words(page)
    return {
        "state_tag": wording.StateTag.of(state),
        "standing": _standing(page, state),
        "closing": wording.closing_words(page, state),
        "offer_rows": _offer_rows(page),
        "sessions": sessions,
        "all_sessions_over": bool(sessions) and wording.next_session(sessions, now) is None,
        "ways": wording.ways_words(page),
        "ages": _ages(page),
        "audiences": audiences,
        "themes": themes,
        "phone_link": telephone_link(page.contact_phone),
        "list_url": _list_url(page, request),
        "calendar_url": f"{page.get_url(request) or ''}calendar.ics" if sessions and page.live else "",
        "take_part_url": f"{page.get_url(request) or ''}{page.reverse_subpage('take_part')}",
        "json_ld": opportunity_json_ld(page, sessions, facts) if page.live else None,
    }


def _ages(page: OpportunityPage) -> list[str]:
    """Return what the page says of ages, nothing where they do not matter."""
    rule = page.sign_up_ages()
    if rule is None:
        return []
    lines = [_("It is for people %(ages)s.") % {"ages": in_words(rule)}] if rule.lowest or rule.highest else []
    if rule.guardian_below is not None:
        words = _("If you are under %(age)s, a parent or guardian must agree first. We ask them.")
        lines.append(words % {"age": rule.guardian_below})
    return lines


def _list_url(page: OpportunityPage, request: HttpRequest) -> str:
    url = page.get_url(request) or ""
    return url.removesuffix(f"{page.slug}/")


def _standing(page: OpportunityPage, state: OpportunityState) -> Standing:
    if state in TAKES_SIGN_UPS:
        return Standing(is_open=True)
    if state == OpportunityState.CANCELLED:
        words = _("This will not go ahead. If you have signed up and have a question, please ask us.")
        return Standing(False, _("This opportunity is cancelled"), words, is_cancelled=True)
    if state == OpportunityState.UPCOMING:
        words = _("You can sign up from %(when)s.") % {"when": when_in_words(page.opens_at)}
        return Standing(False, _("This opportunity is not open yet"), words)
    if state == OpportunityState.DRAFT:
        return Standing(False, _("This is a draft"), _("Only the team can see it."))
    words = _("You could sign up until %(when)s.") % {"when": when_in_words(page.closes_at)} if page.closes_at else ""
    return Standing(False, _("This opportunity is closed"), words, shows_answer=bool(page.outcome_due))


def _offer_rows(page: OpportunityPage) -> list[tuple[str, list[str]]]:
    rows = [
        (_("Payment"), [wording.payment_words(page), page.payment_note]),
        (_("Expenses"), [str(page.get_expenses_display()) if page.expenses else "", page.expenses_note]),
        (_("Travel"), [page.travel_booked_by]),
        (_("Time"), [wording.time_asked_words(page), page.time_note]),
        (_("Computer and internet"), [page.it_support]),
        (_("Training"), [page.training]),
    ]
    kept = [(name, [words for words in lines if words]) for name, lines in rows]
    return [(name, lines) for name, lines in kept if lines]
