"""A page with ten quotations from the register reads all of them at once, words and all."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import HomePage, StandardPage
from tests.factories.contributions import make_contribution

PUBLIC_PAGE = 10
REGISTER = 2  # the records, and their words


def make_page(parent: HomePage, number: int) -> StandardPage:
    """Publish a page with so many quotations, each of its own."""
    records = [make_contribution(f"Kettle number {each}.", in_polish=f"Czajnik {each}.") for each in range(number)]
    body = [{"type": "quote", "value": {"contribution": record.pk}} for record in records]
    page = StandardPage(title=f"{number} quotations", slug=f"quotations-{number}", body=body)
    parent.add_child(instance=page)
    return page


def asked(client: Client, page: StandardPage) -> tuple[int, list[str]]:
    """Return the number of queries of a page, and those that read the register; the page has been seen before."""
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(page.url)
    assert answer.status_code == 200
    number = answer.content.decode().count("Kettle number ")
    assert number == len(page.body)
    return len(queries), [query["sql"] for query in queries if "core_contribution" in query["sql"]]


def test_ten_quotations_ask_no_more_than_one(client: Client, home_page: HomePage, organisation: Any) -> None:
    one, of_register = asked(client, make_page(home_page, 1))
    ten, of_ten = asked(client, make_page(home_page, 10))
    assert (len(of_register), len(of_ten)) == (REGISTER, REGISTER)
    assert one == ten <= PUBLIC_PAGE


def test_one_record_in_ten_places_is_read_once(client: Client, home_page: HomePage, organisation: Any) -> None:
    """It stands there ten times; taken back, it stands nowhere, and asks for no more."""
    record = make_contribution("Kettle number 1.")
    quote = {"type": "quote", "value": {"contribution": record.pk}}
    page = StandardPage(title="Again and again", slug="again", body=[quote] * 10)
    home_page.add_child(instance=page)
    assert len(asked(client, page)[1]) == REGISTER
    record.on_website = False
    record.save(update_fields=["on_website"])
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(page.url)
    assert "Kettle" not in answer.content.decode()
    assert len(queries) <= PUBLIC_PAGE


@pytest.mark.parametrize("number", [1, 10])
def test_the_editor_opens_such_a_page_without_asking_for_each(
    editor_client: Client, home_page: HomePage, number: int
) -> None:
    """One and ten cost the form the same two."""
    page = make_page(home_page, number)
    address = f"/admin/pages/{page.pk}/edit/"
    editor_client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert editor_client.get(address).status_code == 200
    assert len([query for query in queries if "core_contribution" in query["sql"]]) <= REGISTER
