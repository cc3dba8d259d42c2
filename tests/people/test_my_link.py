"""Asking for a link to one's own page: the same for known and unknown addresses, at most once an hour."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from involvement.models import OpportunityPage
from people.models import OutboxMessage, Person
from people.own_links import own_page_url
from tests.factories.people import make_sign_up, make_stamp, post_arrives
from tests.people.own_page import EMAIL, ask_for_link, main_of, make_own_person, queue_works

STRANGER = "stranger@example.com"
ASKED = DBTaskResult.objects.filter(task_path__endswith="send_own_link")
STARTS_AT = timezone.now().replace(minute=5, second=0, microsecond=0)


def asked() -> int:
    """Return how often the queue was asked to send a link."""
    return ASKED.count()


def own_links() -> int:
    """Return how many mails with the link are owed or sent."""
    return OutboxMessage.objects.filter(template="own_link").count()


def links_sent() -> list[str]:
    """Return the address in each mail with a link to the own page."""
    mails = [each for each in post_arrives() if each.subject == "Your own page"]
    return [next(word for word in mail.body.split() if "/my/" in word) for mail in mails]


def test_a_known_address_gets_a_link_that_opens_the_page(client: Client, page: OpportunityPage) -> None:
    make_own_person(page)
    assert ask_for_link(client).headers["Location"] == "/my/sent/"
    queue_works()
    [link] = links_sent()
    shown = client.get(link.removeprefix("http://testserver"))
    assert shown.status_code == 200
    assert "Sam Example" in main_of(shown)


@pytest.mark.parametrize(
    "spelling", [" SAM@Example.com ", "mailto:sam@example.com", "sam\u200b@example.com", "ｓam@example.com"]
)
def test_every_spelling_of_an_address_is_known(client: Client, page: OpportunityPage, spelling: str) -> None:
    make_own_person(page)
    ask_for_link(client, spelling)
    queue_works()
    assert own_links() == 1


def test_known_and_unknown_addresses_get_the_same_answer(client: Client, page: OpportunityPage) -> None:
    make_own_person(page)
    answers = [ask_for_link(client, email) for email in (EMAIL, STRANGER)]
    headers: list[dict[str, Any]] = [dict(each.headers) for each in answers]
    assert headers[0].pop("X-Request-ID") != headers[1].pop("X-Request-ID")
    assert (answers[0].status_code, headers[0], answers[0].content) == (302, headers[1], b"")
    queue_works()
    assert own_links() == 1
    assert len(links_sent()) == 1


def test_known_and_unknown_addresses_cost_the_same_work(client: Client, page: OpportunityPage) -> None:
    make_own_person(page)
    client.get("/my/")
    seen: list[list[str]] = []
    for email in (EMAIL, STRANGER):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ask_for_link(client, email)
        seen.append([query["sql"].split("WHERE")[0][:60] for query in queries.captured_queries])
    assert seen[0] == seen[1]
    assert len(seen[0]) >= 2
    assert asked() == 2


def test_the_queue_never_holds_an_address(client: Client, page: OpportunityPage) -> None:
    make_own_person(page)
    for email in (EMAIL, STRANGER):
        ask_for_link(client, email)
    assert "example.com" not in str(list(ASKED.values()))


def test_asking_again_within_the_hour_sends_nothing_more(client: Client, page: OpportunityPage) -> None:
    with time_machine.travel(STARTS_AT, tick=False) as clock:
        make_own_person(page)
        for _each in range(3):
            ask_for_link(client, stamp=make_stamp())
            queue_works()
        assert own_links() == 1
        clock.shift(timedelta(hours=1))
        ask_for_link(client, stamp=make_stamp())
        queue_works()
        assert own_links() == 2


def test_somebody_who_never_confirmed_gets_a_link_too(client: Client, page: OpportunityPage) -> None:
    make_sign_up(page)
    ask_for_link(client)
    queue_works()
    [link] = links_sent()
    assert "You have not confirmed this yet" in main_of(client.get(link.removeprefix("http://testserver")))


def test_people_without_email_are_told_to_ring(client: Client, page: OpportunityPage) -> None:
    make_own_person(page, reach_by="phone", email="", phone="01632960001")
    assert "01632 960000" in main_of(client.get("/my/"))
    assert "01632 960000" in main_of(client.get("/my/sent/"))
    ask_for_link(client, "01632960001")
    queue_works()
    assert own_links() == 0


@pytest.mark.parametrize(
    "email", ["", "no address", "a@b", "x" * 400 + "@example.com", "\u202e", "sam@example.com\x00", "ünï@example.com"]
)
def test_what_is_no_address_is_said_so_and_kept(client: Client, page: OpportunityPage, email: str) -> None:
    answer = ask_for_link(client, email)
    assert answer.status_code in (400, 422)
    assert asked() == 0
    if answer.status_code == 422:
        assert "There is a problem" in main_of(answer)
        assert answer.context["form"]["email"].value() == email


def test_a_robot_gets_no_link_sent(client: Client, page: OpportunityPage) -> None:
    make_own_person(page)
    bad: list[dict[str, str]] = [
        {"second_reference": "filled in"},
        {"stamp": ""},
        {"stamp": "made up"},
        {"stamp": make_stamp(timedelta(0))},
        {"stamp": make_stamp(timedelta(hours=25))},
    ]
    for fields in bad:
        answer = ask_for_link(client, **fields)
        assert answer.status_code == 422
        assert answer.context["form"]["email"].value() == EMAIL
    assert asked() == 0


def test_a_person_whose_page_was_open_too_long_only_sends_again(client: Client, page: OpportunityPage) -> None:
    make_own_person(page)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        shown = ask_for_link(client, stamp=make_stamp(timedelta(hours=30)), second_reference="filled in")
        fields = {name: shown.context["form"][name].value() for name in ("email", "stamp", "second_reference")}
        clock.shift(timedelta(seconds=5))
        assert client.post("/my/", fields).status_code == 302


def test_many_requests_from_one_place_are_asked_to_wait(client: Client, page: OpportunityPage) -> None:
    answers = [ask_for_link(client, f"sam{number}@example.com") for number in range(21)]
    assert {answer.status_code for answer in answers[:20]} == {302}
    assert answers[20].status_code == 429
    assert "Please wait a little" in main_of(answers[20])
    assert answers[20].context["form"]["email"].value() == "sam20@example.com"
    assert asked() == 20


def test_the_link_is_in_the_persons_language(page: OpportunityPage) -> None:
    person = make_own_person(page, language="ur")
    assert own_page_url(person).startswith("http://testserver/ur/my/")


def test_mail_with_the_link_arrives_during_a_break(client: Client, page: OpportunityPage) -> None:
    make_own_person(page)
    Person.objects.update(paused_at=timezone.now())
    ask_for_link(client)
    queue_works()
    assert len(links_sent()) == 1


def test_ending_all_links_closes_this_one_and_sends_another(client: Client, page: OpportunityPage) -> None:
    make_own_person(page)
    ask_for_link(client)
    queue_works()
    [old] = [link.removeprefix("http://testserver") for link in links_sent()]
    answer = client.post(f"{old}links/", follow=True)
    assert answer.redirect_chain == [("/my/ended/", 302)]
    assert "Your old links have ended" in main_of(answer)
    assert client.get(old).status_code == 410
    assert client.post(f"{old}links/").status_code == 410  # pressed twice
    _old, new = links_sent()
    assert client.get(new.removeprefix("http://testserver")).status_code == 200
