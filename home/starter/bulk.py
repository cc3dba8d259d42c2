"""What the pages for measuring say: dull, varied and marked “Example”, so that lists, filters and search have work."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from core.models import Area, Audience, Directorate, Term, Theme
from home.starter.opportunities.shared import facts
from involvement.models import OpportunityPage, Rung, Stage

Terms = Mapping[type[Term], list[Term]]

SLUG = "bulk-{number:06d}"
TASKS = ("Read letters", "Try a form", "Talk about waiting", "Choose colours", "Look at a leaflet", "Plan a visit")
PLACES = ("in a library", "at a clinic", "in a village hall", "at home", "by phone", "with a group")
WAYS = ("in_person", "online", "by_phone", "by_post")


def bulk_values(number: int, terms: Terms, now: datetime) -> dict[str, Any]:
    """Return the fields of the example with this number; the same number always gives the same, but for the dates."""
    is_open = number % 3 != 0  # two in three are open, one is over
    closes_at = now + timedelta(days=1 + number % 90, minutes=number % 1440) * (1 if is_open else -1)
    payment = OpportunityPage.Payment.values[number % 3]
    is_paid = payment != OpportunityPage.Payment.UNPAID
    return facts(
        summary=f"Example number {number}. {TASKS[number % 6]} {PLACES[number % 5]}. For measuring only.",
        is_example=True,
        what_you_would_do=f"<p>Example: {TASKS[number % 6].lower()} {PLACES[number % 6]} and say what you think.</p>",
        who_for="Example: anyone who has the time.",
        place="Example House, Example Street",
        minutes_asked=15 * (1 + number % 20),
        payment=payment,
        payment_pence=500 * (1 + number % 8) if is_paid else None,
        payment_unit=OpportunityPage.PaymentUnit.SESSION if is_paid else "",
        expenses=OpportunityPage.Expenses.PAID_BACK,
        rung_reason="Example: this shows how the page works.",
        closes_at=closes_at,
        outcome_due=(closes_at + timedelta(days=60)).date(),
        area=one_of(terms[Area], number),
        directorate=one_of(terms[Directorate], number // 2),
        rung=one_of(terms[Rung], number // 3),
        stage=one_of(terms[Stage], number // 5),
        **{way: number % 4 == place for place, way in enumerate(WAYS)},
    )


def bulk_title(number: int) -> str:
    """Return the title of the example with this number."""
    return f"Example {number}: {TASKS[number % 6].lower()} {PLACES[number % 5]}"


def bulk_tags(number: int, terms: Terms) -> dict[type[Term], Term | None]:
    """Return the audience and the theme of the example with this number."""
    return {Audience: one_of(terms[Audience], number), Theme: one_of(terms[Theme], number // 4)}


def one_of(terms: list[Term], number: int) -> Term | None:
    """Return the term for this number, the same again after the last; None where there are none."""
    return terms[number % len(terms)] if terms else None
