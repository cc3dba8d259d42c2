"""Own pages pressed at the same moment, with real transactions: nothing is done twice, nothing is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from involvement.models import OpportunityIndexPage, OpportunityPage
from people.actions.confirmation import confirm
from people.actions.leaving import leave
from people.models import ConsentEvent, OutboxMessage, Person, SignUp
from people.tokens import new_email_token
from tests.factories.involvement import make_opportunity
from tests.factories.people import make_sign_up, make_stamp
from tests.people.own_page import leave_path, make_own_person, own_path, queue_works

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*jobs: Callable[[], Any]) -> list[Any]:
    """Do all of this at the same moment, each over a connection of its own, and return what came of it."""

    def run(job: Callable[[], Any]) -> Any:
        try:
            return job()
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=len(jobs)) as pool:
        return list(pool.map(run, jobs))


def test_the_last_two_things_left_at_once_end_the_agreement_once(
    page: OpportunityPage, opportunity_index: OpportunityIndexPage
) -> None:
    make_own_person(page)
    confirm(make_sign_up(make_opportunity(opportunity_index, title="Another", slug="another")))
    first, second = SignUp.objects.all()
    assert at_once(lambda: leave(first), lambda: leave(second)) == [True, True]
    assert ConsentEvent.objects.filter(decision="withdrawn").count() == 1


def test_leaving_pressed_ten_times_at_once_is_leaving_once(page: OpportunityPage) -> None:
    person = make_own_person(page)
    path = leave_path(person)
    answers = at_once(*[lambda: Client().post(path)] * 10)
    assert {answer.status_code for answer in answers} == {302}
    assert OutboxMessage.objects.filter(template__in=("left", "team_left")).count() == 2
    assert SignUp.objects.get().events.filter(to_state="left").count() == 1


def test_a_new_address_pressed_ten_times_at_once_is_taken_once(page: OpportunityPage) -> None:
    person = make_own_person(page)
    person.new_email = "new@example.com"
    person.save()
    path = f"/my/{new_email_token(person)}/email/"
    answers = at_once(*[lambda: Client().post(path)] * 10)
    assert {answer.status_code for answer in answers} <= {200, 302}
    assert Person.objects.get().email == "new@example.com"
    assert OutboxMessage.objects.filter(template="email_changed").count() == 1


def test_two_people_who_take_one_address_at_once_are_one_who_has_it(page: OpportunityPage) -> None:
    people = [make_own_person(page, email=f"{name}@example.com", name=name) for name in ("sam", "kim")]
    Person.objects.update(new_email="new@example.com")
    paths = []
    for person in people:
        person.refresh_from_db()
        paths.append(f"/my/{new_email_token(person)}/email/")
    answers = at_once(*[lambda path=path: Client().post(path) for path in paths])
    assert sorted(answer.status_code for answer in answers) == [302, 409]
    assert Person.objects.filter(email="new@example.com").count() == 1
    assert Person.objects.filter(new_email="").count() == 2


def test_a_link_asked_for_ten_times_at_once_is_one_mail(page: OpportunityPage) -> None:
    make_own_person(page)
    fields = {"email": "sam@example.com", "stamp": make_stamp()}
    answers = at_once(*[lambda: Client().post("/my/", fields)] * 10)
    assert {answer.status_code for answer in answers} == {302}
    queue_works()
    assert OutboxMessage.objects.filter(template="own_link").count() == 1


def test_a_break_that_begins_while_details_are_saved_loses_neither(page: OpportunityPage) -> None:
    person = make_own_person(page)
    details = {"name": "Samantha", "email": person.email, "reach_by": "email", "language": "en", "format": "audio"}
    at_once(
        *[lambda: Client().post(own_path(person, "break/"), {"length": "open"})] * 5,
        *[lambda: Client().post(own_path(person, "details/"), details)] * 5,
    )
    person.refresh_from_db()
    assert (person.name, person.format) == ("Samantha", "audio")
    assert person.paused_at is not None
