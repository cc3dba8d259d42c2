"""The strategy in the editor: it opens, saves, and refuses a code that stands twice."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.blocks import Block
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from home.models import HomePage, StandardPage
from involvement.blocks import StrategyBody
from involvement.models import StrategyPage

from .strategy_texts import SAMPLE


def row(code: str, **more: str) -> dict[str, str]:
    """Return the form data of one row."""
    return {"code": code, "text": "To ask first."} | more


def form_data(actions: list[dict[str, str]]) -> dict[str, str]:
    """Return the form data of a page with these actions."""
    data: dict[str, str] = nested_form_data(
        {
            "title": "Strategy",
            "slug": "strategy",
            "short_name": "",
            "summary": "",
            "listing_image": "",
            "edition": "2031",
            "body": streamfield([("heading", "Actions"), ("actions", "co-production")]),
            "formats": streamfield([]),
            "objectives": inline_formset([]),
            "actions": inline_formset(actions),
            "key_points": inline_formset([row("K1")]),
            "comments": inline_formset([]),
        }
    )
    return data


@pytest.fixture
def page(home_page: HomePage) -> StrategyPage:
    """A page that is being written."""
    page = StrategyPage(title="Strategy", slug="strategy", live=False)
    home_page.add_child(instance=page)
    return page


def test_the_imported_draft_opens_in_the_editor(home_page: HomePage, editor_client: Client) -> None:
    home_page.add_child(instance=StandardPage(title="Our strategy", slug="strategy"))
    call_command("import_strategy", str(SAMPLE), "--commit", verbosity=0)
    draft = StrategyPage.objects.get()
    response = editor_client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    assert response.status_code == 200
    assert "To draw a road map" in response.content.decode()
    assert editor_client.get(reverse("wagtailadmin_pages:view_draft", args=[draft.pk])).status_code == 200


def test_rows_are_saved_in_the_language_of_the_page(page: StrategyPage, editor_client: Client) -> None:
    actions = [row("C1", group="co-production"), row("C2", group="co-production")]
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = editor_client.post(address, form_data(actions) | {"action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    assert [(action.code, action.locale) for action in page.actions.all()] == [("C1", page.locale), ("C2", page.locale)]


@pytest.mark.parametrize("code", ["K1", "C1", "c5", "5", "C 5", "C0"])
def test_codes_that_stand_twice_or_are_none_are_refused(code: str, page: StrategyPage, editor_client: Client) -> None:
    actions = [row("C1", group="co-production"), row(code, group="co-production")]
    response = editor_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_data(actions))
    assert response.status_code == 200
    assert ("Each code can stand only once" in response.content.decode()) == (code in ("K1", "C1"))
    assert not page.actions.exists()


def test_the_pages_it_may_stand_under(db: None) -> None:
    assert StrategyPage.can_create_at(HomePage()) and StrategyPage.can_create_at(StandardPage())
    assert not StrategyPage.can_create_at(StrategyPage())


@pytest.mark.parametrize("block", StrategyBody().child_blocks.values(), ids=lambda block: block.name)
def test_every_block_says_what_it_is_and_shows_itself(block: Block, editor_client: Client) -> None:
    assert block.label and block.meta.icon != "placeholder" and block.meta.group and block.get_description()
    assert block.is_previewable
    response = editor_client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code == 200
