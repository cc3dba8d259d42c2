"""The read-only API: what it serves is what its own document says, whatever is asked."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings

from core.middleware.odd_input import MAX_QUERY_BYTES
from involvement.models import OpportunityIndexPage, OpportunityPage
from tests.factories.copies import make_copies
from tests.factories.involvement import make_opportunity, make_session

LIST = "/api/v1/opportunities"
DOCUMENT = "/api/v1/openapi.json"
PLAIN = {"Accept-Encoding": "identity"}  # the tester does not unpack what it asked to be packed


@pytest.fixture
def opportunity(opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityPage:
    """An open opportunity with a date."""
    page = make_opportunity(opportunity_index, title="Kettles")
    make_session(page, timezone.now() + timedelta(days=3))
    return page


def test_the_list_says_what_the_page_says(opportunity: OpportunityPage, client: Client) -> None:
    answer = client.get(LIST).json()
    assert (answer["count"], answer["page"], answer["pages"], answer["next"], answer["previous"]) == (
        1,
        1,
        1,
        None,
        None,
    )
    (found,) = answer["results"]
    assert found["title"] == "Kettles"
    assert found["url"] == opportunity.full_url
    assert found["state"] == "open"
    assert found["ways"] == ["in-person"]
    assert found["payment"] == {"kind": "paid", "pence": 2000, "unit": "hour", "in_words": "Paid: £20 an hour"}
    assert len(found["sessions"]) == 1
    assert client.get(f"{LIST}/{opportunity.pk}").json() == found


def test_filters_are_those_of_the_list_and_unknown_values_are_named(
    opportunity: OpportunityPage, client: Client
) -> None:
    answer = client.get(f"{LIST}?how=in-person&theme=no-such&paid=yes").json()
    assert answer["count"] == 1
    assert answer["ignored"] == [{"filter": "theme", "value": "no-such"}]
    assert client.get(f"{LIST}?how=online").json()["count"] == 0


def test_pages_follow_each_other(opportunity: OpportunityPage, client: Client) -> None:
    make_copies([opportunity], 50)
    first = client.get(f"{LIST}?how=in-person").json()
    second = client.get(first["next"]).json()
    assert (first["count"], first["pages"], len(first["results"]), len(second["results"])) == (51, 2, 50, 1)
    assert second["next"] is None
    assert client.get(second["previous"]).json() == first
    assert client.get(f"{LIST}?page=99").json()["results"] == []


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page=x", "page=99999999999999999999", "page="])
def test_a_page_that_is_no_number_is_refused_in_words(opportunity: OpportunityPage, client: Client, query: str) -> None:
    answer = client.get(f"{LIST}?{query}")
    assert answer.status_code == 422
    assert answer.json() == {"detail": "Not understood: page"}


@pytest.mark.parametrize(("number", "status"), [("0", 422), ("x", 422), ("9" * 30, 422), ("123456", 404)])
def test_an_opportunity_that_is_none_is_not_found(
    opportunity: OpportunityPage, client: Client, number: str, status: int
) -> None:
    answer = client.get(f"{LIST}/{number}")
    assert answer.status_code == status
    assert answer.headers["Content-Type"].startswith("application/json")
    assert answer.json()["detail"]


def test_drafts_and_private_pages_are_not_in_it(opportunity: OpportunityPage, client: Client) -> None:
    opportunity.unpublish()
    assert client.get(LIST).json()["count"] == 0
    assert client.get(f"{LIST}/{opportunity.pk}").status_code == 404


def test_other_sites_may_read_it_and_caches_may_keep_it(opportunity: OpportunityPage, client: Client) -> None:
    answer = client.get(LIST)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert not answer.cookies
    again = client.get(LIST, headers={"if-none-match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_only_reads(opportunity: OpportunityPage, client: Client, method: str) -> None:
    assert getattr(client, method)(LIST).status_code == 405


def test_an_unknown_language_is_not_found(opportunity: OpportunityPage, client: Client) -> None:
    assert client.get(f"{LIST}?language=xx").status_code == 404


def test_the_document_is_served_and_loads_nothing(client: Client, db: None) -> None:
    document = client.get(DOCUMENT)
    assert document.status_code == 200
    assert {"/api/v1/opportunities", "/api/v1/opportunities/{pk}"} <= set(document.json()["paths"])
    assert client.get("/api/v1/docs", follow=True).status_code == 404


@pytest.fixture
def document(client: Client, db: None) -> dict[str, Any]:
    """What the API says of itself."""
    return dict(client.get(DOCUMENT).json())


@pytest.fixture
def server(document: dict[str, Any]) -> Iterator[WSGIHandler]:
    """The site as a server runs it, but for closing the connection in which this test's rows stand."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield get_wsgi_application()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_a_tester_driven_by_the_document_finds_no_failure(
    opportunity: OpportunityPage, document: dict[str, Any], server: WSGIHandler
) -> None:
    """Schemathesis makes up questions, good and bad, from the document, and holds every answer against it."""
    api = schemathesis.openapi.from_dict(document)
    tested = []
    for each in api.get_all_operations():
        operation = each.ok()

        @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
        @given(case=operation.as_strategy())
        def answers_fit(case: schemathesis.Case) -> None:
            answer = case.call(app=server, base_url="http://testserver", headers=PLAIN)
            if answer.status_code == 414:  # an address may be too long although each of its parts fits
                assert len(answer.request.url or "") > MAX_QUERY_BYTES
                return
            case.validate_response(answer)

        answers_fit()
        tested.append(operation.path)
    assert set(tested) == set(document["paths"])
