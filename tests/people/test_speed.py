"""How many queries the journey asks: pinned, so that nobody makes it slower unseen."""

from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.actions.sign_ups import register_interest
from tests.factories.people import form_data, make_sign_up, make_submission

ROOM_ONLY = 7  # begin, look, person, sign-up, message, commit, task


def sign_up_query_count(capture: Any, page: OpportunityPage, **values: Any) -> int:
    """Return how many queries it takes to keep a sign-up, with the transaction and the task for the queue."""
    submission = make_submission(**values)
    with CaptureQueriesContext(connection) as asked, capture(execute=True):
        register_interest(page, submission)
    return len(asked)


@pytest.mark.parametrize("by", [{}, {"reach_by": "phone", "email": "", "phone": "01632960001"}])
def test_keeping_a_sign_up(page: OpportunityPage, django_capture_on_commit_callbacks: Any, by: dict[str, str]) -> None:
    assert sign_up_query_count(django_capture_on_commit_callbacks, page, **by) == ROOM_ONLY
    assert sign_up_query_count(django_capture_on_commit_callbacks, page, **by) <= ROOM_ONLY


def test_known_addresses_take_no_more_work(page: OpportunityPage, django_capture_on_commit_callbacks: Any) -> None:
    confirm(make_sign_up(page))
    assert sign_up_query_count(django_capture_on_commit_callbacks, page) <= ROOM_ONLY


def test_sign_up_post(
    client: Client,
    page: OpportunityPage,
    django_assert_max_num_queries: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    client.get(f"{page.url}take-part/")
    data = form_data()
    with django_assert_max_num_queries(12), django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"{page.url}take-part/", data).status_code == 302
    assert not mail.outbox  # no mail is sent inside the request
