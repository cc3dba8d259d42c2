"""DESIGN 7.3: signing up twice makes one person, one sign-up, one mail, and an answer that reveals nothing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.actions.sign_ups import register_interest
from people.models import OutboxMessage, Person, SignUp
from tests.factories.people import (
    make_sign_up,
    make_submission,
    post_arrives,
    send_form,
    waiting_templates,
)


def counts() -> tuple[int, int, int]:
    """Return how many people, sign-ups and messages there are."""
    return Person.objects.count(), SignUp.objects.count(), OutboxMessage.objects.count()


@pytest.mark.parametrize("again", ["sam@example.com", "SAM@Example.com", "  sam@example.com ", "sam@example.com."])
def test_the_same_address_twice_is_one_of_each(client: Client, page: OpportunityPage, again: str) -> None:
    send_form(client, page)
    send_form(client, page, email=again, name="Sam B. Example")
    assert counts() == (1, 1, 1)
    assert SignUp.objects.get().pending["name"] == "Sam B. Example"
    assert len(post_arrives()) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"reach_by": "phone", "phone": "01632 960001"}, {"phone": "+44 1632 960 001", "name": " SAM  example"}),
        (
            {"reach_by": "post", "address": "1 Example Street\nExampletown"},
            {"address": "1 example street, Exampletown", "name": "sam example"},
        ),
    ],
)
def test_people_without_email_twice_are_one_of_each(
    client: Client, page: OpportunityPage, first: dict[str, str], second: dict[str, str]
) -> None:
    send_form(client, page, **first)
    send_form(client, page, **(first | second))
    assert counts() == (1, 1, 1)
    assert waiting_templates() == ["team_contact"]


def test_two_people_with_one_phone_are_two(client: Client, page: OpportunityPage) -> None:
    send_form(client, page, reach_by="phone", phone="01632 960001", name="Sam Example")
    send_form(client, page, reach_by="phone", phone="01632 960001", name="Kim Example")
    assert counts() == (2, 2, 2)


def answer_to(client: Client, page: OpportunityPage, **values: Any) -> tuple[int, str, bytes, dict[str, str]]:
    """Send the form, follow it, and return all that a visitor can see of the answer."""
    sent = send_form(client, page, **values)
    shown = client.get(sent["Location"])
    headers = {name: value for name, value in shown.headers.items() if name not in ("Date", "X-Request-ID")}
    return sent.status_code, sent["Location"], shown.content, headers


def test_answer_is_the_same_for_known_and_unknown_addresses(client: Client, page: OpportunityPage) -> None:
    confirm(make_sign_up(page, email="confirmed@example.com"))
    make_sign_up(page, email="waiting@example.com")
    unknown = answer_to(client, page, email="unknown@example.com")
    assert answer_to(client, page, email="confirmed@example.com") == unknown
    assert answer_to(client, page, email="waiting@example.com") == unknown


def test_another_mail_goes_out_only_after_an_hour(page: OpportunityPage) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        make_sign_up(page)
        clock.shift(timedelta(minutes=59))
        register_interest(page, make_submission(name="Second"))
        assert waiting_templates() == ["confirm"]
        clock.shift(timedelta(minutes=2))
        register_interest(page, make_submission(name="Third"))
        assert waiting_templates() == ["confirm", "confirm"]
    assert SignUp.objects.get().pending["name"] == "Third"


def test_two_mails_that_waited_for_the_mail_server_go_out_as_one(page: OpportunityPage) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        make_sign_up(page)
        clock.shift(timedelta(hours=2))
        register_interest(page, make_submission())
        assert len(post_arrives()) == 1
    states = OutboxMessage.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["cancelled", "sent"]


def test_a_known_person_is_asked_before_anything_changes(page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    confirm(sign_up)
    register_interest(page, make_submission(name="Mallory Example", how_heard="x"))
    person = Person.objects.get()
    sign_up.refresh_from_db()
    assert (person.name, sign_up.how_heard, sign_up.state) == ("Sam Example", "", "awaiting-team")
    assert waiting_templates()[-1] == "confirm_changes"
    confirm(sign_up)
    person.refresh_from_db()
    assert person.name == "Mallory Example"
    assert waiting_templates()[-1] == "team_changed"


def test_the_same_person_may_sign_up_for_two_pages(page: OpportunityPage) -> None:
    other = page.copy(update_attrs={"slug": "another"})
    make_sign_up(page)
    make_sign_up(other)
    assert counts() == (1, 2, 2)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("by", [{}, {"reach_by": "phone", "email": "", "phone": "01632960001"}])
def test_twenty_at_the_same_moment_are_one_of_each(page: OpportunityPage, by: dict[str, str]) -> None:
    submission = make_submission(**by)

    def send(_number: int) -> None:
        try:
            register_interest(page, submission)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=10) as pool:
        list(pool.map(send, range(20)))
    assert counts() == (1, 1, 1)
    assert len(post_arrives()) == 1
