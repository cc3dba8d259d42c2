"""The pages around writing down a sign-up: who may see them, where they are found, and how they are built."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from involvement.models import OpportunityIndexPage, OpportunityPage
from people.actions.confirmation import confirm
from people.models import Person, SignUp
from tests.factories.involvement import make_opportunity, make_question
from tests.factories.people import make_sign_up
from tests.html_checker import as_document, html_errors_of
from tests.people.test_assisted import by_email, typed, write_down
from tests.people.test_permissions import ALLOWED, REFUSED, signed_in_with

LIST = "/admin/assisted/"


def titles(client: Client, query: str = "") -> list[str]:
    """Return what staff can choose from."""
    return [choice.page.title for choice in client.get(f"{LIST}?{query}").context["choices"]]


def main_of(answer: Any) -> str:
    """Return what our own templates write into a page of the admin."""
    found = re.search(
        r'<div class="nice-padding">(.*?)\n\s*</div>\s*</div>\s*</main>', answer.content.decode(), re.DOTALL
    )
    assert found, "The page has no content of ours"
    return found[1]


@pytest.mark.parametrize(
    ("permissions", "may"),
    [
        ((), False),
        (("view_person",), False),
        (("add_person",), False),
        (("add_person", "change_person", "export_person", "erase_person"), False),
        (("view_signup", "change_signup", "export_signup"), False),
        (("view_person", "change_person"), False),
        (("view_person", "add_person"), True),
        (("view_person", "add_person", "view_signup"), True),
    ],
)
def test_who_may_write_down_a_sign_up(page: OpportunityPage, permissions: tuple[str, ...], may: bool) -> None:
    client = signed_in_with(*permissions)
    expected = ALLOWED if may else REFUSED
    assert client.get(LIST).status_code == expected
    assert client.get(f"{LIST}{page.pk}/").status_code == expected
    write_down(client, page, typed())
    assert SignUp.objects.exists() is may
    assert (LIST in client.get("/admin/").content.decode()) is may
    listed = client.get("/admin/sign_ups/").content.decode()
    assert (f'href="{LIST}"' in listed) is (may and "view_signup" in permissions)


def test_who_may_not_see_sign_ups_is_led_to_the_person(page: OpportunityPage) -> None:
    answer = write_down(signed_in_with("view_person", "add_person"), page, typed())
    assert answer["Location"] == f"/admin/persons/inspect/{Person.objects.get().pk}/"


def test_visitors_are_sent_to_the_door(client: Client, page: OpportunityPage) -> None:
    for address in (LIST, f"{LIST}{page.pk}/"):
        assert client.get(address).status_code == 302
    write_down(client, page, typed())
    assert not Person.objects.exists()


def test_a_foreign_site_cannot_send_the_form(editor_client: Client, editor: Any, page: OpportunityPage) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert write_down(strict, page, typed()).status_code == 403
    assert not Person.objects.exists()


def test_list_holds_what_is_open_and_what_closed_lately(
    editor_client: Client, opportunity_index: OpportunityIndexPage
) -> None:
    now = timezone.now()
    make_opportunity(opportunity_index, title="Open")
    make_opportunity(opportunity_index, title="Late", closes_at=now - timedelta(days=13))
    make_opportunity(opportunity_index, title="Too late", closes_at=now - timedelta(days=14, hours=1))
    make_opportunity(opportunity_index, title="Later", opens_at=now + timedelta(days=1))
    make_opportunity(opportunity_index, title="Called off", cancelled_at=now)
    make_opportunity(opportunity_index, title="Draft", live=False)
    short = {"opens_at": now - timedelta(days=3), "closes_at": now - timedelta(days=2)}
    make_opportunity(opportunity_index, title="Short", **short)
    assert titles(editor_client) == ["Open", "Late", "Short"]
    assert titles(editor_client, "q=late") == ["Late"]
    assert titles(editor_client, "q=nothing") == []
    assert "Only for what was sent in time" in editor_client.get(LIST).content.decode()


def test_list_costs_the_same_for_many(
    editor_client: Client, opportunity_index: OpportunityIndexPage, django_assert_num_queries: Any
) -> None:
    make_opportunity(opportunity_index)
    editor_client.get(LIST)
    with django_assert_num_queries(9):
        editor_client.get(LIST)
    for number in range(20):
        make_opportunity(opportunity_index, title=f"Number {number}")
    with django_assert_num_queries(9):
        assert len(titles(editor_client)) == 21


def test_a_page_that_takes_sign_ups_offers_it_where_it_is_edited(
    editor_client: Client, page: OpportunityPage, opportunity_index: OpportunityIndexPage
) -> None:
    button = f"{LIST}{page.pk}/"
    assert button in editor_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert (
        LIST + str(opportunity_index.pk)
        not in editor_client.get(f"/admin/pages/{opportunity_index.pk}/").content.decode()
    )
    page.cancelled_at = timezone.now()
    page.save()
    assert button not in editor_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()


def test_an_editor_who_may_not_is_not_offered_it(page: OpportunityPage) -> None:
    client = signed_in_with("view_signup")
    assert f"{LIST}{page.pk}/" not in client.get(f"/admin/pages/{page.pk}/edit/", follow=True).content.decode()


def test_pages_of_the_admin_are_kept_by_no_browser(editor_client: Client, page: OpportunityPage) -> None:
    assert "no-store" in editor_client.get(f"{LIST}{page.pk}/")["Cache-Control"]


def test_every_input_has_a_name_that_can_be_read_aloud(editor_client: Client, page: OpportunityPage) -> None:
    page.lowest_age, page.guardian_below = 11, 16
    page.save()
    make_question(page, "Which day?", kind="choice", choices="Monday\nTuesday")
    words = editor_client.get(f"{LIST}{page.pk}/").content.decode()
    form = words[words.index('action="/admin/assisted/') : words.rindex("Write down</button>")]
    inputs = re.findall(r"<(?:input|textarea|select)\b[^>]*>", form)
    named = set(re.findall(r'<label[^>]*\bfor="([^"]+)"', form))
    assert len(inputs) > 20
    for each in inputs:
        if 'type="hidden"' not in each:
            [id_of] = re.findall(r'\bid="([^"]+)"', each)
            assert id_of in named or "aria-label=" in each, each
    assert 'autocomplete="' in form
    assert set(re.findall(r'autocomplete="([^"]*)"', form)) == {"off"}  # the browser knows staff, not the person
    assert form.count("<fieldset") == form.count("<legend") == form.count("</fieldset>")
    described = [name for group in re.findall(r'aria-describedby="([^"]+)"', form) for name in group.split()]
    assert described
    assert all(f'id="{name}"' in form for name in described)


def test_our_parts_of_the_pages_are_valid_html(editor_client: Client, page: OpportunityPage) -> None:
    page.lowest_age, page.guardian_below = 11, 16
    page.save()
    make_question(page, "Tell us more", kind="long")
    confirm(make_sign_up(page, email="kim@example.com", born_on="1990-01-01"))
    address = f"{LIST}{page.pk}/"
    birth = {"born_on_day": "1", "born_on_month": "1", "born_on_year": "1990"}
    documents = {
        "choose": editor_client.get(LIST),
        "form": editor_client.get(address),
        "errors": editor_client.post(address, {}),
        "look": editor_client.post(address, by_email(email="kim@example.com", name="<Kim>", **birth)),
    }
    page.cancelled_at = timezone.now()
    page.save()
    documents["closed"] = editor_client.post(address, typed())
    assert documents["look"].context["known"]
    errors = html_errors_of({name: as_document(main_of(answer)) for name, answer in documents.items()})
    assert errors == {name: [] for name in documents}
