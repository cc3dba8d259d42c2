"""What an editor's browser sends for an opportunity."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from involvement.models import OpportunityIndexPage, OpportunityPage
from tests.factories.involvement import make_rung, make_stage

SOON = timezone.localtime() + timedelta(days=30)
CLOSES = SOON.strftime("%Y-%m-%d %H:%M")
DUE = (SOON + timedelta(days=60)).strftime("%Y-%m-%d")


def form_data(**overrides: Any) -> dict[str, Any]:
    """Return what the editor's browser sends for a page on which nothing but a title is filled in."""
    return nested_form_data(
        {
            "title": "New chairs",
            "slug": "new-chairs",
            "what_you_would_do": rich_text(""),
            "body": streamfield([]),
            "formats": streamfield([]),
            "selection": "team",
            "sessions": inline_formset([]),
            "questions": inline_formset([]),
            "related": inline_formset([]),
            "outcome": rich_text(""),
            "comments": inline_formset([]),
        }
        | overrides
    )


def complete_data(**overrides: Any) -> dict[str, Any]:
    """Return what the browser sends for a page with every fact the public needs."""
    return form_data(
        **{
            "what_you_would_do": rich_text("<p>Try chairs.</p>"),
            "who_for": "Anyone who waits.",
            "in_person": "on",
            "place": "Example House",
            "minutes_asked": "90",
            "payment": "paid",
            "payment_pence": "2000",
            "payment_unit": "hour",
            "expenses": "paid-back",
            "contact_name": "Example contact",
            "contact_phone": "01632 960001",
            "contact_email": "team@example.org",
            "stage": str(make_stage().pk),
            "rung": str(make_rung().pk),
            "rung_reason": "The choice is open.",
            "adjustments": "Ring us.",
            "closes_at": CLOSES,
            "outcome_due": DUE,
        }
        | overrides
    )


def create(client: Client, index: OpportunityIndexPage, data: dict[str, Any]) -> Any:
    return client.post(reverse("wagtailadmin_pages:add", args=["involvement", "opportunitypage", index.pk]), data)


def edit(client: Client, page: OpportunityPage, data: dict[str, Any]) -> Any:
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


PUBLISH = {"action-publish": "action-publish"}
GATED = {
    "what_you_would_do",
    "who_for",
    "minutes_asked",
    "payment",
    "expenses",
    "contact_name",
    "contact_phone",
    "contact_email",
    "stage",
    "rung",
    "rung_reason",
    "adjustments",
    "closes_at",
    "outcome_due",
    "in_person",
}
