"""The publish gate of groups through the real admin: drafts may have gaps, what the public sees may not."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset

from involvement.models import PayRate
from network.models import GroupPage
from tests.factories.network import make_group
from tests.factories.staff import make_staff, signed_in
from tests.network.editing import GATED, PUBLISH, complete_data, create, edit, form_data


def test_a_draft_needs_nothing_but_a_title(home_page: Page, editor_client: Client, client: Client) -> None:
    assert create(editor_client, home_page, form_data()).status_code == 302
    assert not GroupPage.objects.get().live
    assert client.get("/kitchen-forum/").status_code == 404
    assert client.get("/kitchen-forum/join/").status_code == 404


def test_publishing_with_gaps_says_by_the_fields_what_is_missing(home_page: Page, editor_client: Client) -> None:
    answer = create(editor_client, home_page, form_data(**PUBLISH))
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == GATED
    assert not GroupPage.objects.exists()


def test_a_new_group_is_made_without_code(home_page: Page, editor_client: Client, client: Client) -> None:
    topics = inline_formset([{"name": "Soups"}, {"name": "Puddings"}])
    questions = inline_formset([{"label": "What do you eat?", "kind": "short", "choices": "", "help_text": ""}])
    data = complete_data(topics=topics, questions=questions, **PUBLISH)
    assert create(editor_client, home_page, data).status_code == 302
    form = client.get("/kitchen-forum/join/").content.decode()
    for asked in ("Soups", "Puddings", "What do you eat?"):
        assert asked in form


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"payment": "paid"}, "payment_pence"),
        ({"payment": "unpaid", "payment_pence": "2000"}, "payment_pence"),
        ({"joining": "invitation"}, "joining_note"),
        ({"joining": "closed"}, "joining_note"),
        ({"is_discreet": "on"}, "name_in_mail"),
        ({"lowest_age": "20", "highest_age": "16"}, "highest_age"),
        ({"capacity": "0"}, "capacity"),
    ],
)
def test_what_would_mislead_is_refused(
    values: dict[str, Any], field: str, home_page: Page, editor_client: Client
) -> None:
    answer = create(editor_client, home_page, complete_data(**values, **PUBLISH))
    assert answer.status_code == 200
    assert field in answer.context["form"].errors


def test_a_list_without_choices_and_a_topic_that_is_two_are_refused(home_page: Page, editor_client: Client) -> None:
    questions = inline_formset([{"label": "Which?", "kind": "choice", "choices": "One", "help_text": ""}])
    topics = inline_formset([{"name": "Soups; puddings"}])
    answer = create(editor_client, home_page, complete_data(questions=questions, topics=topics, **PUBLISH))
    words = answer.content.decode()
    assert "Write at least two choices, one a line." in words
    assert "Leave out the semicolon" in words
    assert not GroupPage.objects.exists()


def test_the_amount_comes_from_the_pay_rate(home_page: Page, editor_client: Client) -> None:
    rate = PayRate.objects.create(name="Member", pence=1500, unit="hour")
    data = complete_data(payment="paid", pay_rate=str(rate.pk), **PUBLISH)
    assert create(editor_client, home_page, data).status_code == 302
    assert (GroupPage.objects.get().payment_pence, GroupPage.objects.get().payment_unit) == (1500, "hour")


def test_no_other_way_leads_past_the_gate(home_page: Page) -> None:
    page = make_group(home_page)
    page.contact_phone = ""
    with pytest.raises(ValidationError):
        page.full_clean()


def test_an_editor_who_may_not_publish_makes_a_draft(home_page: Page) -> None:
    client = signed_in(make_staff(pages=("add", "change")))
    create(client, home_page, complete_data(**PUBLISH))
    assert not GroupPage.objects.get().live
    stranger = signed_in(make_staff(name="stranger"))
    assert create(stranger, home_page, complete_data()).status_code in (302, 403)
    assert GroupPage.objects.count() == 1


def test_a_draft_with_gaps_over_a_live_group_leaves_it_alone(home_page: Page, editor_client: Client) -> None:
    create(editor_client, home_page, complete_data(**PUBLISH))
    page = GroupPage.objects.get()
    assert edit(editor_client, page, form_data()).status_code == 302
    page.refresh_from_db()
    assert (page.live, page.who_for) == (True, "Anyone who eats here.")
