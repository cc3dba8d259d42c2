"""The publish gate through the real admin: drafts may have gaps, what the public sees may not."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, rich_text

from involvement.models import OpportunityIndexPage, OpportunityPage
from tests.factories.involvement import make_opportunity, make_session

from .editing import CLOSES, GATED, PUBLISH, SOON, complete_data, create, edit, form_data

MINUTE = "%Y-%m-%d %H:%M"


def test_a_draft_needs_nothing_but_a_title(
    opportunity_index: OpportunityIndexPage, editor_client: Client, client: Client
) -> None:
    response = create(editor_client, opportunity_index, form_data())
    assert response.status_code == 302
    page = OpportunityPage.objects.get(slug="new-chairs")
    assert not page.live
    assert client.get("/opportunities/new-chairs/").status_code == 404


def test_autosave_takes_a_draft_with_gaps(opportunity_index: OpportunityIndexPage, editor_client: Client) -> None:
    url = reverse("wagtailadmin_pages:add", args=["involvement", "opportunitypage", opportunity_index.pk])
    response = editor_client.post(url, form_data(), headers={"Accept": "application/json"})
    assert response.json()["success"] is True
    page = OpportunityPage.objects.get(slug="new-chairs")
    edit_url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = editor_client.post(edit_url, form_data(who_for="You"), headers={"Accept": "application/json"})
    assert response.json()["success"] is True
    assert OpportunityPage.objects.get(pk=page.pk).get_latest_revision_as_object().who_for == "You"


def test_publishing_with_gaps_says_by_the_fields_what_is_missing(
    opportunity_index: OpportunityIndexPage, editor_client: Client
) -> None:
    response = create(editor_client, opportunity_index, form_data(**PUBLISH))
    assert response.status_code == 200
    assert set(response.context["form"].errors) == GATED
    assert all(len(messages) == 1 for messages in response.context["form"].errors.values())
    assert len(BeautifulSoup(response.content, "html5lib").select(".error-message")) >= len(GATED)
    assert not OpportunityPage.objects.exists()


def test_publishing_a_complete_page_works(
    opportunity_index: OpportunityIndexPage, editor_client: Client, client: Client
) -> None:
    response = create(editor_client, opportunity_index, complete_data(**PUBLISH))
    assert response.status_code == 302
    assert OpportunityPage.objects.get(slug="new-chairs").live
    assert client.get("/opportunities/new-chairs/").status_code == 200


def test_a_draft_is_completed_and_published(opportunity_index: OpportunityIndexPage, editor_client: Client) -> None:
    create(editor_client, opportunity_index, form_data())
    page = OpportunityPage.objects.get(slug="new-chairs")
    assert edit(editor_client, page, form_data(**PUBLISH)).status_code == 200
    page.refresh_from_db()
    assert not page.live
    assert edit(editor_client, page, complete_data(**PUBLISH)).status_code == 302
    page.refresh_from_db()
    assert page.live


def test_a_draft_with_gaps_over_a_live_page_leaves_the_live_page_alone(
    opportunity_index: OpportunityIndexPage, editor_client: Client, client: Client
) -> None:
    create(editor_client, opportunity_index, complete_data(**PUBLISH))
    page = OpportunityPage.objects.get(slug="new-chairs")
    assert edit(editor_client, page, form_data()).status_code == 302
    page = OpportunityPage.objects.get(pk=page.pk)
    assert page.live
    assert page.has_unpublished_changes
    assert page.contact_name == "Example contact"
    assert page.get_latest_revision_as_object().contact_name == ""
    assert "Example contact" in client.get(page.url).content.decode()
    refused = edit(editor_client, page, form_data(**PUBLISH))
    assert refused.status_code == 200
    assert set(refused.context["form"].errors) == GATED


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"payment_pence": ""}, "payment_pence"),
        ({"payment_unit": ""}, "payment_unit"),
        ({"payment": "voucher", "payment_pence": ""}, "payment_pence"),
        ({"payment": "unpaid"}, "payment_pence"),
        ({"place": " "}, "place"),
        ({"in_person": ""}, "in_person"),
        ({"contact_email": "nobody"}, "contact_email"),
        ({"minutes_asked": "0"}, "minutes_asked"),
        ({"minutes_asked": "-5"}, "minutes_asked"),
        ({"capacity": "0"}, "capacity"),
        ({"opens_at": CLOSES}, "closes_at"),
        ({"outcome_due": timezone.localdate().isoformat()}, "outcome_due"),
        ({"what_you_would_do": rich_text("<p> </p>")}, "what_you_would_do"),
        ({"adjustments": "   "}, "adjustments"),
        ({"closes_at": "tomorrow"}, "closes_at"),
    ],
)
def test_facts_that_cannot_be_are_refused_by_the_field(
    opportunity_index: OpportunityIndexPage, editor_client: Client, change: dict[str, Any], field: str
) -> None:
    response = create(editor_client, opportunity_index, complete_data(**PUBLISH, **change))
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {field}


def test_an_outcome_on_the_closing_day_is_allowed_late_in_the_evening_too(
    opportunity_index: OpportunityIndexPage,
) -> None:
    late = timezone.localtime().replace(month=7, day=1, hour=0, minute=30) + timedelta(days=730)
    assert make_opportunity(opportunity_index, closes_at=late, outcome_due=late.date()).live
    with pytest.raises(ValidationError, match="cannot be due before"):
        make_opportunity(opportunity_index, closes_at=late, outcome_due=late.date() - timedelta(days=1), title="Early")


def test_an_outcome_before_the_last_session_is_refused(
    opportunity_index: OpportunityIndexPage, editor_client: Client
) -> None:
    ends = (SOON + timedelta(days=70)).replace(hour=12)
    row = {"starts_at": (ends - timedelta(hours=1)).strftime(MINUTE), "ends_at": ends.strftime(MINUTE), "note": ""}
    refused = create(editor_client, opportunity_index, complete_data(**PUBLISH, sessions=inline_formset([row])))
    assert refused.context["form"].errors == {"outcome_due": ["The outcome cannot be due before the last session."]}
    due = {"outcome_due": f"{ends:%Y-%m-%d}"}
    allowed = complete_data(**PUBLISH, **due, sessions=inline_formset([row]))
    assert create(editor_client, opportunity_index, allowed).status_code == 302
    page = OpportunityPage.objects.get(slug="new-chairs")
    row |= {"id": str(page.sessions.get().pk), "DELETE": "on"}
    gone = complete_data(**PUBLISH, sessions=inline_formset([row], initial=1))
    assert edit(editor_client, page, gone).status_code == 302
    assert not OpportunityPage.objects.get(pk=page.pk).sessions.exists()


def test_code_cannot_publish_an_outcome_before_the_last_session(opportunity_index: OpportunityIndexPage) -> None:
    page = make_opportunity(opportunity_index)
    make_session(page, timezone.now() + timedelta(days=100))
    with pytest.raises(ValidationError, match="before the last session"):
        OpportunityPage.objects.get(pk=page.pk).save()


def test_publishing_at_a_later_time_passes_the_same_gate(
    opportunity_index: OpportunityIndexPage, editor_client: Client
) -> None:
    later = (timezone.localtime() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    refused = create(editor_client, opportunity_index, form_data(go_live_at=later, **PUBLISH))
    assert refused.status_code == 200
    assert set(refused.context["form"].errors) == GATED
    create(editor_client, opportunity_index, complete_data(go_live_at=later, **PUBLISH))
    page = OpportunityPage.objects.get(slug="new-chairs")
    assert not page.live
    assert page.approved_schedule
    page.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    revision = page.revisions.get()
    revision.content["go_live_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
    revision.save()
    call_command("publish_scheduled")
    page.refresh_from_db()
    assert page.live


def test_code_cannot_publish_gaps_either(opportunity_index: OpportunityIndexPage) -> None:
    page = make_opportunity(opportunity_index)
    page.contact_phone = ""
    with pytest.raises(ValidationError) as refusal:
        page.save()
    assert set(refusal.value.message_dict) == {"contact_phone"}
    revision = OpportunityPage.objects.get(pk=page.pk).save_revision()
    revision.content["adjustments"] = ""
    revision.save()
    with pytest.raises(ValidationError, match="Fill this in"):
        revision.publish()
    page = OpportunityPage.objects.get(pk=page.pk)
    assert page.adjustments == "Ring us and tell us what you need."
    with pytest.raises(ValidationError):
        opportunity_index.add_child(instance=OpportunityPage(title="Bare"))
    opportunity_index.refresh_from_db()
    assert opportunity_index.add_child(instance=OpportunityPage(title="Bare draft", live=False)).pk


def test_the_editor_may_look_at_a_draft_with_gaps(
    opportunity_index: OpportunityIndexPage, editor_client: Client
) -> None:
    create(editor_client, opportunity_index, form_data())
    page = OpportunityPage.objects.get(slug="new-chairs")
    response = editor_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert response.status_code == 200
    assert "This is a draft" not in response.content.decode()
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert editor_client.post(preview, form_data()).json() == {"is_valid": True, "is_available": True}
    assert editor_client.get(preview).status_code == 200
