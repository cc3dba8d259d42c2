"""The publish gate of stories through the real admin: drafts may have gaps, what the public sees may not."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from home.models import HomePage
from involvement.models import StoryChange, StoryIndexPage, StoryPage
from tests.factories.stories import done_values, make_change, make_source, make_story, make_story_index

PUBLISH = {"action-publish": "action-publish"}
TODAY = timezone.localdate()
LATER = (TODAY + timedelta(days=30)).isoformat()
DONE = {"status": "done", "what_we_did": rich_text("<p>We wrote new ones.</p>")}
COULD_NOT = {"status": "could-not", "could_not_reason": "money", "could_not_because": "It costs too much."}


@pytest.fixture
def index(home_page: HomePage) -> StoryIndexPage:
    """An empty list."""
    return make_story_index(home_page)


def form_data(**overrides: Any) -> dict[str, Any]:
    """Return what the editor's browser sends for a page on which nothing but a title is filled in."""
    return nested_form_data(
        {
            "title": "Clearer letters",
            "slug": "clearer-letters",
            "what_we_said": rich_text(""),
            "what_we_did": rich_text(""),
            "status": "heard",
            "evidence": inline_formset([]),
            "formats": streamfield([]),
            "comments": inline_formset([]),
        }
        | overrides
    )


def complete_data(**overrides: Any) -> dict[str, Any]:
    """Return what the browser sends for a story with everything that the public needs."""
    facts = {
        "what_we_said": rich_text("<p>Letters are hard to read.</p>"),
        "heard_on": (TODAY - timedelta(days=9)).isoformat(),
        "source": str(make_source().pk),
        "owner_role": "Head of letters",
        "next_update_due": LATER,
    }
    return form_data(**(facts | overrides))


def create(client: Client, index: StoryIndexPage, data: dict[str, Any]) -> Any:
    return client.post(reverse("wagtailadmin_pages:add", args=["involvement", "storypage", index.pk]), data)


def edit(client: Client, page: StoryPage, data: dict[str, Any]) -> Any:
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def test_a_draft_needs_nothing_but_a_title(index: StoryIndexPage, editor_client: Client, client: Client) -> None:
    assert create(editor_client, index, form_data(status="done")).status_code == 302
    assert client.get("/we-said-we-did/clearer-letters/").status_code == 404


def test_publishing_with_gaps_says_by_the_fields_what_is_missing(index: StoryIndexPage, editor_client: Client) -> None:
    response = create(editor_client, index, form_data(**PUBLISH))
    assert response.status_code == 200
    gaps = {"what_we_said", "heard_on", "source", "owner_role", "next_update_due"}
    assert set(response.context["form"].errors) == gaps
    assert len(BeautifulSoup(response.content, "html5lib").select(".error-message")) >= len(gaps)
    assert not StoryPage.objects.exists()


def test_publishing_a_complete_story_works(index: StoryIndexPage, editor_client: Client, client: Client) -> None:
    note = {"update_note": "Somebody told us."}
    assert create(editor_client, index, complete_data(**PUBLISH, **note)).status_code == 302
    assert client.get("/we-said-we-did/clearer-letters/").status_code == 200
    assert StoryChange.objects.get().words == "Somebody told us."
    page = StoryPage.objects.get()
    screen = editor_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content
    assert BeautifulSoup(screen, "html5lib").select_one("[name=update_note]").get_text(strip=True) == ""


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (DONE, "no_evidence_reason"),
        (DONE | {"what_we_did": rich_text("<p> </p>"), "no_evidence_reason": "None."}, "what_we_did"),
        ({"status": "doing"}, "what_we_did"),
        (COULD_NOT | {"could_not_reason": ""}, "could_not_reason"),
        (COULD_NOT | {"could_not_because": "  "}, "could_not_because"),
        (COULD_NOT | {"could_not_reason": "not-ours"}, "who_to_ask"),
        (COULD_NOT | {"could_not_reason": "later"}, "later_when"),
        ({"status": "paused", "next_update_due": ""}, "next_update_due"),
        ({"heard_on": LATER}, "heard_on"),
        ({"heard_on": "yesterday"}, "heard_on"),
        ({"status": "finished"}, "status"),
        ({"update_happened_on": LATER}, "update_happened_on"),
    ],
)
def test_what_cannot_be_is_refused_by_the_field(
    index: StoryIndexPage, editor_client: Client, change: dict[str, Any], field: str
) -> None:
    response = create(editor_client, index, complete_data(**(PUBLISH | change)))
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {field}
    assert create(editor_client, index, complete_data(**change)).status_code == (
        200 if field in {"status"} or change.get("heard_on") == "yesterday" else 302
    )


@pytest.mark.parametrize(
    "change",
    [
        DONE | {"no_evidence_reason": "We did not count.", "next_update_due": ""},
        COULD_NOT | {"next_update_due": ""},
        COULD_NOT | {"could_not_reason": "not-ours", "who_to_ask": "The bus company"},
        COULD_NOT | {"could_not_reason": "later", "later_when": "In spring"},
        {"status": "looking"},
    ],
)
def test_an_answer_with_its_reason_is_published(
    index: StoryIndexPage, editor_client: Client, change: dict[str, Any]
) -> None:
    assert create(editor_client, index, complete_data(**(PUBLISH | change))).status_code == 302
    assert StoryPage.objects.get().live


def test_evidence_lets_a_done_story_through_until_it_is_taken_away(
    index: StoryIndexPage, editor_client: Client
) -> None:
    row = {"kind": "measure", "what": "Letters people asked about", "before": "9", "after": "2", "measured_by": "Us"}
    data = complete_data(**PUBLISH, **DONE, evidence=inline_formset([row]))
    assert create(editor_client, index, data).status_code == 302
    page = StoryPage.objects.get()
    gone = row | {"id": str(page.evidence.get().pk), "DELETE": "on"}
    refused = edit(editor_client, page, complete_data(**PUBLISH, **DONE, evidence=inline_formset([gone], initial=1)))
    assert set(refused.context["form"].errors) == {"no_evidence_reason"}


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        ({"kind": "measure", "what": "Letters"}, {"before", "after", "measured_by"}),
        ({"kind": "document", "what": "A report"}, {"document"}),
    ],
)
def test_evidence_is_complete_or_refused(
    index: StoryIndexPage, editor_client: Client, row: dict[str, str], fields: set[str]
) -> None:
    response = create(editor_client, index, complete_data(**PUBLISH, **DONE, evidence=inline_formset([row])))
    assert response.status_code == 200
    assert set(response.context["form"].formsets["evidence"].forms[0].errors) == fields


def test_a_check_names_group_day_and_answer(index: StoryIndexPage, editor_client: Client) -> None:
    response = create(editor_client, index, complete_data(**PUBLISH, checked_words="Yes, it is better."))
    assert set(response.context["form"].errors) == {"checked_with", "checked_on", "checked_answer"}


def test_a_correction_says_what_is_right_and_only_of_this_story(index: StoryIndexPage, editor_client: Client) -> None:
    page = make_story(index, title="One", slug="one")
    other = make_story(index, title="Two", slug="two")
    own, foreign = make_change(page), make_change(other)
    screen = editor_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content
    choices = BeautifulSoup(screen, "html5lib").select("[name=update_corrects] option")
    assert [choice["value"] for choice in choices] == ["", str(own.pk)]
    silent = edit(editor_client, page, complete_data(**PUBLISH, update_corrects=str(own.pk)))
    assert set(silent.context["form"].errors) == {"update_note"}
    wrong = edit(editor_client, page, complete_data(**PUBLISH, update_note="No.", update_corrects=str(foreign.pk)))
    assert set(wrong.context["form"].errors) == {"update_corrects"}


def test_code_cannot_publish_gaps_either(index: StoryIndexPage) -> None:
    page = make_story(index, **done_values())
    page.no_evidence_reason = ""
    with pytest.raises(ValidationError) as refusal:
        page.save()
    assert set(refusal.value.message_dict) == {"no_evidence_reason"}
    index.refresh_from_db()
    with pytest.raises(ValidationError):
        index.add_child(instance=StoryPage(title="Bare"))
    index.refresh_from_db()
    assert index.add_child(instance=StoryPage(title="Bare draft", live=False)).pk


def test_a_draft_with_gaps_over_a_live_story_leaves_it_alone(
    index: StoryIndexPage, editor_client: Client, client: Client
) -> None:
    create(editor_client, index, complete_data(**PUBLISH))
    page = StoryPage.objects.get()
    assert edit(editor_client, page, form_data()).status_code == 302
    assert "Letters are hard to read." in client.get("/we-said-we-did/clearer-letters/").content.decode()
