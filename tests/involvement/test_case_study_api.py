"""The read-only API of case studies: what it serves is what its own document says, whatever is asked."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from core.middleware.odd_input import MAX_QUERY_BYTES
from core.models import Theme
from home.models import HomePage
from involvement.models import CaseStudyPage
from tests.factories.case_studies import make_case_study, make_case_study_index, measure
from tests.factories.copies import make_copies
from tests.factories.involvement import make_rung, make_term

LIST = "/api/v1/case-studies"
DOCUMENT = "/api/v1/openapi.json"
PLAIN = {"Accept-Encoding": "identity"}  # the tester does not unpack what it asked to be packed


@pytest.fixture
def case_study(home_page: HomePage, organisation: object) -> CaseStudyPage:
    """A case study with a figure, which promised more than it kept."""
    parts: dict[str, Any] = {"measures": [measure()], "themes": [make_term(Theme, "Waiting")]}
    less: dict[str, Any] = {
        "rung_delivered": make_rung("Being told", "being-told"),
        "rung_reason": "The money ran out.",
    }
    return make_case_study(make_case_study_index(home_page), title="Kettles", slug="kettles", **parts, **less)


def test_the_list_says_what_the_page_says(case_study: CaseStudyPage, client: Client) -> None:
    answer = client.get(LIST).json()
    (found,) = answer["results"]
    assert (answer["count"], answer["pages"], answer["next"], answer["previous"]) == (1, 1, None, None)
    assert (found["title"], found["url"], found["finished_year"]) == ("Kettles", case_study.full_url, 2025)
    assert (found["rung_promised"]["slug"], found["rung_delivered"]["slug"]) == ("working-together", "being-told")
    assert found["rung_reason"] == "The money ran out."
    assert found["measures"][0] == {
        "what": "Kettles that people can lift",
        "before": "2 of 8",
        "after": "8 of 8",
        "source": "Ward round, May",
    }
    assert client.get(f"{LIST}/{case_study.pk}").json() == found


def test_filters_are_those_of_the_list_and_unknown_values_are_named(case_study: CaseStudyPage, client: Client) -> None:
    answer = client.get(f"{LIST}?rung=being-told&year=2025&theme=waiting&stage=nowhere").json()
    assert answer["count"] == 1
    assert answer["ignored"] == [{"filter": "stage", "value": "nowhere"}]
    assert client.get(f"{LIST}?rung=working-together").json()["count"] == 0


def test_pages_follow_each_other_at_the_same_cost(case_study: CaseStudyPage, client: Client) -> None:
    def asked() -> int:
        client.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        return len(queries)

    few = asked()
    make_copies([case_study], 50)
    assert asked() == few <= 12
    first = client.get(LIST).json()
    second = client.get(first["next"]).json()
    assert (first["count"], first["pages"], len(first["results"]), len(second["results"])) == (51, 2, 50, 1)
    assert client.get(second["previous"]).json() == first
    assert client.get(f"{LIST}?page=99").json()["results"] == []


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{LIST}?page=0", 422),
        (f"{LIST}?page=x", 422),
        (f"{LIST}?language=xx", 404),
        (f"{LIST}/0", 422),
        (f"{LIST}/x", 422),
        (f"{LIST}/123456", 404),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    case_study: CaseStudyPage, client: Client, address: str, status: int
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_drafts_are_not_in_it(case_study: CaseStudyPage, client: Client) -> None:
    case_study.unpublish()
    assert client.get(LIST).json()["count"] == 0
    assert client.get(f"{LIST}/{case_study.pk}").status_code == 404


def test_other_sites_may_read_it_and_caches_may_keep_it(case_study: CaseStudyPage, client: Client) -> None:
    answer = client.get(LIST)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    again = client.get(LIST, headers={"if-none-match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    case_study.problem = "Another one."
    case_study.save()
    changed = client.get(LIST, headers={"if-none-match": answer.headers["ETag"]})
    assert changed.status_code == 200


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
    case_study: CaseStudyPage, document: dict[str, Any], server: WSGIHandler
) -> None:
    """Schemathesis makes up questions, good and bad, from the document, and holds every answer against it."""
    mine = {path: ways for path, ways in document["paths"].items() if "case-studies" in path}
    assert set(mine) == {LIST, f"{LIST}/{{pk}}"}
    for each in schemathesis.openapi.from_dict(document | {"paths": mine}).get_all_operations():

        @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
        @given(case=each.ok().as_strategy())
        def answers_fit(case: schemathesis.Case) -> None:
            answer = case.call(app=server, base_url="http://testserver", headers=PLAIN)
            if answer.status_code == 414:  # an address may be too long although each of its parts fits
                assert len(answer.request.url or "") > MAX_QUERY_BYTES
                return
            case.validate_response(answer)

        answers_fit()
