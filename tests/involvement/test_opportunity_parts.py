"""Dates and extra questions of an opportunity, checked with the page they belong to."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset

from involvement.models import OpportunityIndexPage, OpportunityPage
from tests.factories.involvement import make_opportunity, make_question, make_session

from .editing import PUBLISH, complete_data, create, edit, form_data


def session_row(starts_at: str, ends_at: str) -> dict[str, str]:
    return {"starts_at": starts_at, "ends_at": ends_at, "note": ""}


@pytest.mark.parametrize("publish", [{}, PUBLISH])
def test_a_session_must_end_after_it_starts(
    opportunity_index: OpportunityIndexPage, editor_client: Client, publish: dict[str, str]
) -> None:
    backwards = inline_formset([session_row("2030-03-04 16:00", "2030-03-04 14:00")])
    response = create(editor_client, opportunity_index, complete_data(sessions=backwards, **publish))
    assert response.status_code == 200
    (row,) = response.context["form"].formsets["sessions"].forms
    assert row.errors == {"ends_at": ["It must end after it starts."]}
    right = inline_formset([session_row("2030-03-04 14:00", "2030-03-04 16:00")])
    assert (
        create(
            editor_client, opportunity_index, complete_data(sessions=right, outcome_due="2030-04-01", **publish)
        ).status_code
        == 302
    )
    page = OpportunityPage.objects.get(slug="new-chairs").get_latest_revision_as_object()
    assert page.sessions.count() == 1


def test_a_session_without_times_is_a_message_never_a_crash(
    opportunity_index: OpportunityIndexPage, editor_client: Client
) -> None:
    for publish in ({}, PUBLISH):
        data = form_data(sessions=inline_formset([session_row("", "")]), **publish)
        data["sessions-0-note"] = "online"
        response = create(editor_client, opportunity_index, data)
        assert response.status_code == 200
        assert set(response.context["form"].formsets["sessions"].forms[0].errors) == {"starts_at", "ends_at"}


def test_the_database_itself_refuses_a_session_that_ends_first(opportunity_index: OpportunityIndexPage) -> None:
    page = make_opportunity(opportunity_index)
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_session(page, now, ends_at=now)


def test_a_question_with_a_list_needs_choices_before_publishing(
    opportunity_index: OpportunityIndexPage, editor_client: Client
) -> None:
    row = {"label": "Which day?", "help_text": "", "kind": "choice", "choices": "Monday\n \n"}
    draft = create(editor_client, opportunity_index, complete_data(questions=inline_formset([row])))
    assert draft.status_code == 302
    page = OpportunityPage.objects.get(slug="new-chairs")
    row = row | {"id": str(page.questions.get().pk)}
    refused = edit(editor_client, page, complete_data(questions=inline_formset([row], initial=1), **PUBLISH))
    assert refused.status_code == 200
    (form,) = refused.context["form"].formsets["questions"].forms
    assert set(form.errors) == {"choices"}
    row["choices"] = "Monday\nTuesday"
    done = edit(editor_client, page, complete_data(questions=inline_formset([row], initial=1), **PUBLISH))
    assert done.status_code == 302


def test_code_cannot_publish_a_list_without_choices(opportunity_index: OpportunityIndexPage) -> None:
    page = make_opportunity(opportunity_index)
    make_question(page, kind="choice", choices="Only one")
    with pytest.raises(ValidationError, match="at least two choices"):
        OpportunityPage.objects.get(pk=page.pk).save()
