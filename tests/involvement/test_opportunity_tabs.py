"""The tabs of the editor's form: every field stands in one place, and an error on a hidden tab is pointed out."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from modelcluster.models import get_all_child_relations
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Page

from involvement.models import OpportunityIndexPage, OpportunityPage
from tests.factories.involvement import make_opportunity

from .editing import PUBLISH, complete_data, create, form_data

TABS = ["What it is", "When and where", "Offer", "Say and promise", "Sign-ups", "What happened", "Promote", "Settings"]
# Wagtail's own, which it keeps by itself and shows in no panel.
KEPT_BY_WAGTAIL = {field.name for field in Page._meta.get_fields()} - {
    *("title", "slug", "seo_title", "search_description", "show_in_menus", "go_live_at", "expire_at")
}
PANEL = "[role=tabpanel]"


def panels_below(panel: Any) -> Iterator[Any]:
    """Yield a panel and every panel inside it."""
    yield panel
    for child in getattr(panel, "children", ()):
        yield from panels_below(child)


def fields_of(panel: Any) -> Iterator[str]:
    """Yield the name of every field and of every list of rows that stands in a panel."""
    for each in panels_below(panel):
        if isinstance(each, FieldPanel):
            yield each.field_name
        elif isinstance(each, InlinePanel):
            yield each.relation_name


def tabs_of(shown: BeautifulSoup) -> dict[str, str]:
    """Return the tabs of the form by the part of the page whose errors they count."""
    counters = shown.select("a.w-tabs__tab [data-w-count-container-value]")
    return {
        str(each["data-w-count-container-value"]): next(each.find_parent("a").stripped_strings) for each in counters
    }


def test_every_field_of_an_opportunity_stands_in_exactly_one_place() -> None:
    own = {
        field.name
        for field in [*OpportunityPage._meta.concrete_fields, *OpportunityPage._meta.many_to_many]
        if field.editable and field.name not in KEPT_BY_WAGTAIL and not field.name.endswith("_ptr")
    }
    rows = {relation.get_accessor_name() for relation in get_all_child_relations(OpportunityPage)}
    expected = own | {name for name in rows if name not in KEPT_BY_WAGTAIL}
    assert {"title", "sessions", "questions", "related", "themes", "outcome", "pay_rate", "is_example"} <= expected
    assert Counter(fields_of(OpportunityPage.get_edit_handler())) == Counter(expected)


def test_the_tabs_stand_in_the_order_in_which_an_editor_thinks(
    editor_client: Client, opportunity_index: OpportunityIndexPage
) -> None:
    page = make_opportunity(opportunity_index)
    answer = editor_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    shown = BeautifulSoup(answer.content, "html5lib")
    assert list(tabs_of(shown).values()) == TABS
    assert {f"#{panel['id']}" for panel in shown.select(PANEL)} == set(tabs_of(shown))


@pytest.mark.parametrize(
    ("change", "tab"),
    [
        ({"who_for": ""}, "What it is"),
        ({"place": ""}, "When and where"),
        ({"contact_phone": ""}, "Offer"),
        ({"rung_reason": ""}, "Say and promise"),
        ({"capacity": "-1"}, "Sign-ups"),
        ({"cancelled_at": "yesterday"}, "What happened"),
        ({"slug": "bad slug!"}, "Promote"),
        ({"last_reviewed": "2026-02-30"}, "Settings"),
    ],
)
def test_an_error_is_counted_on_the_tab_that_hides_it(
    editor_client: Client, opportunity_index: OpportunityIndexPage, change: dict[str, str], tab: str
) -> None:
    answer = create(editor_client, opportunity_index, complete_data(**PUBLISH, **change))
    assert answer.status_code == 200
    shown = BeautifulSoup(answer.content, "html5lib")
    errors = {tabs_of(shown)[f"#{panel['id']}"] for panel in shown.select(PANEL) if panel.select(".error-message")}
    assert errors == {tab}


def test_a_draft_without_anything_has_no_marked_tab(
    editor_client: Client, opportunity_index: OpportunityIndexPage
) -> None:
    assert create(editor_client, opportunity_index, form_data()).status_code == 302
