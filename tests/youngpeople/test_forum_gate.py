"""The publish gate of a forum through the real admin: drafts may have gaps, what young people see may not."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from tests.factories.youngpeople import forum_values, make_forum
from youngpeople.models import YoungPeoplesForumPage

PUBLISH = {"action-publish": "action-publish"}
RICH = ("purpose", "what_members_do", "how_we_work", "how_we_keep_safe")
SAFETY = {"how_we_keep_safe", "stands_in", "adult_is_checked", "lowest_age", "highest_age", "guardian_below"}
ROWS = ("at least one line", "at least one page that members can join")


def form_data(**overrides: Any) -> dict[str, Any]:
    """Return what the editor's browser sends for a forum on which nothing but a title is filled in."""
    rows = ("confidences", "trust_questions", "topics", "questions", "next_pages", "comments")
    texts = {name: rich_text("") for name in RICH}
    values = {"title": "Voices", "slug": "voices", "leave_to": "https://www.example.org/", "drawing": "none"}
    times = {"invite_days_before": "90", "grace_days": "90", "notice_days": "14", "joining": "open"}
    parts = {name: inline_formset([]) for name in rows}
    return nested_form_data(
        {"body": streamfield([]), "formats": streamfield([])} | values | times | texts | parts | overrides
    )


def complete_data(next_page: Page, **overrides: Any) -> dict[str, Any]:
    """Return what the browser sends for a forum with everything it needs."""
    values = {name: "on" if value is True else str(value) for name, value in forum_values().items()}
    values |= {name: rich_text(values[name]) for name in RICH} | {"title": "Voices", "slug": "voices"}
    rows = {
        "confidences": inline_formset([{"who": "The worker", "what": "your name", "why": "to know you"}]),
        "next_pages": inline_formset([{"next_page": str(next_page.pk)}]),
    }
    return form_data(**(values | rows | overrides))


def create(client: Client, parent: Page, data: dict[str, Any]) -> Any:
    """Send the editor's form for a new forum."""
    return client.post(
        reverse("wagtailadmin_pages:add", args=["youngpeople", "youngpeoplesforumpage", parent.pk]), data
    )


def test_a_draft_needs_nothing_but_a_title(home_page: Page, editor_client: Client) -> None:
    """It may be saved at any time."""
    assert create(editor_client, home_page, form_data()).status_code == 302
    assert not YoungPeoplesForumPage.objects.get().live


def test_publishing_with_gaps_says_what_is_missing(home_page: Page, editor_client: Client) -> None:
    """By the field where there is one, and in words for the rows."""
    answer = create(editor_client, home_page, form_data(**PUBLISH))
    assert answer.status_code == 200
    errors = answer.context["form"].errors
    assert set(errors) > SAFETY | {"contact_name", "contact_phone", "contact_email", "payment", "purpose"}
    for words in ROWS:
        assert any(words in message for message in errors["__all__"])
    assert not YoungPeoplesForumPage.objects.exists()


def test_a_complete_forum_is_published(home_page: Page, editor_client: Client, client: Client) -> None:
    """Nothing else is asked for, and it is there."""
    answer = create(editor_client, home_page, complete_data(home_page, **PUBLISH))
    assert answer.status_code == 302, answer.context["form"].errors
    assert client.get("/voices/join/").status_code == 200


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"contact_phone": ""}, "contact_phone"),
        ({"stands_in": ""}, "stands_in"),
        ({"adult_is_checked": ""}, "adult_is_checked"),
        ({"leave_to": "javascript:alert(1)"}, "leave_to"),
        ({"highest_age": "12"}, "highest_age"),
        ({"guardian_below": "12"}, "guardian_below"),
        ({"invite_days_before": "3"}, "invite_days_before"),
        ({"grace_days": "500"}, "grace_days"),
    ],
)
def test_each_gap_is_said_by_its_field(
    home_page: Page, editor_client: Client, changed: dict[str, str], field: str
) -> None:
    """One thing wrong, one message."""
    answer = create(editor_client, home_page, complete_data(home_page, **(changed | PUBLISH)))
    assert set(answer.context["form"].errors) == {field}


def test_a_question_to_the_trust_needs_a_promise(home_page: Page, editor_client: Client) -> None:
    """A day, or the story that answers."""
    row = {"words": "Why?", "asked_on": "2026-01-02", "answer_due": "", "story": ""}
    data = complete_data(home_page, trust_questions=inline_formset([row]), **PUBLISH)
    answer = create(editor_client, home_page, data)
    (form,) = answer.context["form"].formsets["trust_questions"].forms
    assert set(form.errors) == {"answer_due"}


def test_there_is_no_way_around_the_gate(home_page: Page) -> None:
    """Not by a program either."""
    page = make_forum(home_page)
    for change in ({"adult_is_checked": False}, {"how_we_keep_safe": "<p> </p>"}, {"highest_age": None}):
        forum = YoungPeoplesForumPage.objects.get(pk=page.pk)
        for name, value in change.items():
            setattr(forum, name, value)
        with pytest.raises(ValidationError) as refused:
            forum.full_clean()
        assert set(refused.value.message_dict) == set(change)
    bare = YoungPeoplesForumPage(**forum_values(slug="bare"))
    with pytest.raises(ValidationError, match="at least one line"):
        home_page.add_child(instance=bare)
