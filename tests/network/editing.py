"""What an editor's browser sends for a group."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

PUBLISH = {"action-publish": "action-publish"}
GATED = {
    "purpose",
    "who_for",
    "what_members_do",
    "how_often",
    "where_it_meets",
    "how_we_work",
    "adjustments",
    "payment",
    "expenses",
    "contact_name",
    "contact_phone",
    "contact_email",
}


def form_data(**overrides: Any) -> dict[str, Any]:
    """Return what the browser sends for a group on which nothing but a title is filled in."""
    values = {
        "title": "Kitchen forum",
        "slug": "kitchen-forum",
        "purpose": rich_text(""),
        "what_members_do": rich_text(""),
        "how_we_work": rich_text(""),
        "body": streamfield([]),
        "formats": streamfield([]),
        "joining": "application",
        "topics": inline_formset([]),
        "questions": inline_formset([]),
        "comments": inline_formset([]),
    }
    return nested_form_data(values | overrides)


def complete_data(**overrides: Any) -> dict[str, Any]:
    """Return what the browser sends for a group with every fact the public needs."""
    facts = {
        "purpose": rich_text("<p>We decide what is cooked.</p>"),
        "who_for": "Anyone who eats here.",
        "what_members_do": rich_text("<p>Taste.</p>"),
        "how_often": "Once a month",
        "where_it_meets": "In the kitchen",
        "how_we_work": rich_text("<p>Kindly.</p>"),
        "adjustments": "Ring us.",
        "payment": "unpaid",
        "expenses": "paid-back",
        "contact_name": "Example contact",
        "contact_phone": "01632 960001",
        "contact_email": "team@example.org",
    }
    return form_data(**(facts | overrides))


def create(client: Client, parent: Page, data: dict[str, Any], kind: str = "grouppage") -> Any:
    """Send the form of a new page below this one."""
    return client.post(reverse("wagtailadmin_pages:add", args=["network", kind, parent.pk]), data)


def edit(client: Client, page: Page, data: dict[str, Any]) -> Any:
    """Send the form of a page that is there."""
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
