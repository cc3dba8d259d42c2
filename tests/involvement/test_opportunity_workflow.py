"""Approval in the starter site: an editor submits, a moderator approves, and nothing incomplete gets past either."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.models import WorkflowPage, WorkflowState

from core.models import User
from home.actions.editors import set_up_groups
from home.actions.report import Report
from home.groups import EDITORS, MODERATORS
from involvement.models import OpportunityIndexPage, OpportunityPage
from tests.factories.involvement import make_opportunity
from tests.factories.staff import signed_in

from .editing import GATED, PUBLISH, complete_data, create, edit, form_data

SUBMIT = {"action-submit": "action-submit"}


def member_of(name: str) -> User:
    """Return a member of staff who is in this group of the starter site and in no other."""
    user = User.objects.create_user(name.lower(), f"{name.lower()}@example.org", "example-password")
    user.groups.add(Group.objects.get(name=name))
    return user


@pytest.fixture
def groups(opportunity_index: OpportunityIndexPage) -> None:
    """The groups of the starter site and the workflow that Wagtail comes with."""
    set_up_groups(Report())
    assert WorkflowPage.objects.filter(page=opportunity_index.get_root()).exists()


@pytest.fixture
def author(groups: None) -> Client:
    """An editor without the right to publish."""
    return signed_in(member_of(EDITORS.name))


@pytest.fixture
def moderator(groups: None) -> Client:
    """A moderator."""
    return signed_in(member_of(MODERATORS.name))


def the_page() -> OpportunityPage:
    """Return the only opportunity as it is stored now."""
    return OpportunityPage.objects.get()


def approve(client: Client, page: OpportunityPage) -> Any:
    """Press the moderator's button."""
    task = page.current_workflow_task_state
    return client.post(
        reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]), {"comment": ""}
    )


def test_an_editor_submits_and_a_moderator_approves(
    author: Client, moderator: Client, opportunity_index: OpportunityIndexPage, client: Client
) -> None:
    assert create(author, opportunity_index, complete_data(**SUBMIT)).status_code == 302
    page = the_page()
    assert page.workflow_in_progress and not page.live
    assert client.get("/opportunities/new-chairs/").status_code == 404
    assert approve(moderator, page).status_code in (200, 302)
    page = the_page()
    assert page.live and not page.workflow_in_progress
    assert client.get("/opportunities/new-chairs/").status_code == 200


def test_an_editor_cannot_publish_alone(author: Client, opportunity_index: OpportunityIndexPage) -> None:
    create(author, opportunity_index, complete_data(**PUBLISH))
    assert not OpportunityPage.objects.filter(live=True).exists()
    create(author, opportunity_index, complete_data(**SUBMIT, slug="another"))
    page = OpportunityPage.objects.get(slug="another")
    task = page.current_workflow_task_state
    author.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]), {"comment": ""})
    assert not OpportunityPage.objects.filter(live=True).exists()


def test_what_is_incomplete_cannot_be_submitted(author: Client, opportunity_index: OpportunityIndexPage) -> None:
    refused = create(author, opportunity_index, form_data(**SUBMIT))
    assert refused.status_code == 200
    assert set(refused.context["form"].errors) == GATED
    create(author, opportunity_index, form_data())
    refused = edit(author, the_page(), form_data(**SUBMIT))
    assert set(refused.context["form"].errors) == GATED
    assert not WorkflowState.objects.exists()


def test_while_it_waits_for_approval_no_gap_can_be_saved_into_it(
    author: Client, moderator: Client, opportunity_index: OpportunityIndexPage
) -> None:
    create(author, opportunity_index, complete_data(**SUBMIT))
    refused = edit(moderator, the_page(), complete_data(contact_phone=""))
    assert set(refused.context["form"].errors) == {"contact_phone"}
    assert edit(moderator, the_page(), complete_data(contact_phone="01632 960002")).status_code == 302
    approve(moderator, the_page())
    page = the_page()
    assert (page.live, page.contact_phone) == (True, "01632 960002")


def test_after_a_rejection_gaps_are_allowed_again(
    author: Client, moderator: Client, opportunity_index: OpportunityIndexPage
) -> None:
    create(author, opportunity_index, complete_data(**SUBMIT))
    page = the_page()
    task = page.current_workflow_task_state
    where = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", task.pk])
    moderator.post(where, {"comment": "Please say more."})
    assert not the_page().workflow_in_progress
    assert edit(author, the_page(), form_data(who_for="Somebody")).status_code == 302
    assert set(edit(author, the_page(), form_data(**SUBMIT)).context["form"].errors) == GATED


def test_a_gap_that_code_wrote_is_never_published(
    author: Client, moderator: Client, opportunity_index: OpportunityIndexPage
) -> None:
    create(author, opportunity_index, complete_data(**SUBMIT))
    page = the_page()
    revision = page.latest_revision
    revision.content["adjustments"] = ""
    revision.save()
    answer = approve(moderator, page)
    (said,) = get_messages(answer.wsgi_request)
    assert (answer.status_code, said.level_tag) == (302, "error")
    assert "Nothing was published." in str(said) and "Fill this in" in str(said)
    page = the_page()
    assert not page.live and page.workflow_in_progress


def test_changes_of_a_live_page_pass_the_same_way(
    author: Client, moderator: Client, opportunity_index: OpportunityIndexPage
) -> None:
    make_opportunity(opportunity_index, slug="new-chairs")
    assert edit(author, the_page(), complete_data(**SUBMIT, who_for="Everybody who sits")).status_code == 302
    assert the_page().who_for == "Anyone who waits in our waiting rooms."
    approve(moderator, the_page())
    assert the_page().who_for == "Everybody who sits"
