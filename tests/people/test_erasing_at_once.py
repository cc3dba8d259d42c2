"""Erasing at the same moment as others erase, sign up, confirm or send: no request fails and nothing half is left."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from core.deadlocks import again_after_deadlock
from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.actions.erasure import erase, erase_now, request_erasure
from people.actions.sign_ups import register_interest
from people.models import ConsentEvent, Erasure, OutboxMessage, Person, SignUp
from people.post.delivery import deliver_due_messages
from people.retention.people import erase_people, with_nothing_left
from tests.factories.people import make_sign_up, make_submission

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 10


def at_once(*jobs: Callable[[], object]) -> list[object]:
    """Run all of these at one moment, and return what came of each; raises what one raised."""

    def run(job: Callable[[], object]) -> object:
        try:
            return job()
        except Person.DoesNotExist:
            return "gone"
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=8) as pool:
        return list(pool.map(run, jobs))


def wait_until_it_waits(job: Future[list[object]]) -> None:
    """Return when the job waits for what we hold; SQLite has one writer, so there everybody waits anyway."""
    asked = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
    with connection.cursor() as cursor:
        while connection.vendor == "postgresql" and not job.done():
            cursor.execute(asked)
            if cursor.fetchone() != (0,):
                return


def nothing_half_is_left() -> bool:
    """Tell whether every sign-up has its person, and every person who is left is whole."""
    people = set(Person.objects.values_list("pk", flat=True))
    owners = set(SignUp.objects.values_list("person", flat=True)) | set(
        ConsentEvent.objects.values_list("person", flat=True)
    )
    return owners <= people and not Erasure.objects.filter(done_at__isnull=False, person__isnull=False).exists()


def test_many_who_erase_the_same_person_erase_once(page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    confirm(sign_up)
    erasure = request_erasure(sign_up.person, cause=Erasure.Cause.ASKED)
    assert sorted(at_once(*[lambda: erase(erasure.pk)] * 8)) == [False] * 7 + [True]  # type: ignore[type-var]
    assert OutboxMessage.objects.filter(template="erased_receipt").count() == 1


def test_many_who_ask_make_one_request(page: OpportunityPage) -> None:
    person = make_sign_up(page).person
    at_once(*[lambda: request_erasure(person, cause=Erasure.Cause.ASKED)] * 8)
    assert Erasure.objects.count() == 1


@pytest.mark.parametrize("is_known", [True, False])
def test_signing_up_while_being_erased_never_fails(page: OpportunityPage, is_known: bool) -> None:
    other = page.copy(update_attrs={"slug": "another"})
    submission = make_submission()
    for _round in range(ROUNDS):
        person = make_sign_up(page if is_known else other).person
        at_once(
            lambda person=person: erase_now(person, cause=Erasure.Cause.ASKED),  # type: ignore[misc]
            *[lambda: register_interest(page, submission)] * 4,
        )
        assert nothing_half_is_left()
        assert Person.objects.count() <= 1
    register_interest(page, submission)
    assert SignUp.objects.filter(page=page).count() == 1


def test_an_erasure_that_the_database_undoes_begins_again(page: OpportunityPage) -> None:
    """Somebody holds the person and then asks for the sign-up; of the two, whichever is undone begins again."""
    sign_up = make_sign_up(page)
    erasing: list[Future[list[object]]] = []

    @again_after_deadlock
    def hold_both() -> None:
        with transaction.atomic():
            Person.objects.select_for_update().filter(pk=sign_up.person_id).first()
            if not erasing:
                erasing.append(pool.submit(at_once, lambda: erase_now(sign_up.person, cause=Erasure.Cause.ASKED)))
                wait_until_it_waits(erasing[0])  # first, so PostgreSQL looks for a circle there first
            SignUp.objects.select_for_update(of=("self",)).filter(pk=sign_up.pk).first()

    with ThreadPoolExecutor() as pool:
        hold_both()
        erasing[0].result()
    assert not Person.objects.exists()
    assert nothing_half_is_left()


def test_confirming_while_being_erased_never_fails(page: OpportunityPage) -> None:
    for _round in range(ROUNDS):
        sign_up = make_sign_up(page)
        at_once(
            lambda each=sign_up: confirm(each),  # type: ignore[misc]
            lambda each=sign_up: erase_now(each.person, cause=Erasure.Cause.ASKED),  # type: ignore[misc]
            deliver_due_messages,
        )
        assert nothing_half_is_left()
        assert not Person.objects.exists()


def test_whoever_signs_up_while_the_purge_runs_is_kept(page: OpportunityPage) -> None:
    submission = make_submission()
    for _round in range(ROUNDS):
        Person.objects.all().delete()
        sign_up = make_sign_up(page)
        person = sign_up.person
        SignUp.objects.all().delete()
        OutboxMessage.objects.all().delete()
        Person.objects.filter(pk=person.pk).update(created_at=person.created_at.replace(year=2001))
        moment = sign_up.created_at
        assert with_nothing_left(moment, 30).exists()
        at_once(lambda: register_interest(page, submission), lambda moment=moment: erase_people(moment, 30))  # type: ignore[misc]
        assert SignUp.objects.count() == 1
        assert nothing_half_is_left()
