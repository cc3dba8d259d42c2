"""DESIGN 7.5 with real processes: workers are killed with -9 while 500 mails go to a mail server that fails at random.

Every mail is delivered. One can arrive twice only where the server accepted it and the kill came before the answer was
written down; the test says how many did. Instead of waiting ten minutes for the lease of a dead worker and a minute for
the next attempt, the test moves these times back in the database, and only while no worker lives: time passes, nothing
else. The processes work on the database of the test run, which belongs to nobody else.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from involvement.models import OpportunityPage
from people.models import OutboxMessage
from people.post.sending import message_id
from tests.factories.people import make_sign_up

from .post_office import PATIENCE, MoodyServer, Workers, left_to_send, let_time_pass, work_in_peace

State = OutboxMessage.State
MAILS = 500
KILLS = 12
SEED = 20260304

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[Workers]:
    """Nobody works yet, and the mail server is closed."""
    workers = Workers(tmp_path, MoodyServer(Random(SEED)))  # noqa: S311  not for secrets
    try:
        yield workers
    finally:
        workers.end()


def _owe(page: OpportunityPage, number: int) -> set[str]:
    """Owe a mail to each of so many people; returns the ids of these mails."""
    for each in range(number):
        make_sign_up(page, email=f"reader{each}@example.com", name=f"Reader {each}")
    messages = OutboxMessage.objects.filter(template="confirm")
    return {message_id(message) for message in messages}


def _wait_until(is_so: Callable[[], bool]) -> None:
    for _attempt in range(PATIENCE * 10):
        if is_so():
            return
        threading.Event().wait(0.1)
    raise AssertionError("It did not happen in time")


def _work_until_killed(workers: Workers, random: Random) -> set[str]:
    """Let a worker and a timer work at the same time, kill each at some moment; returns what they had in hand."""
    processes = [workers.start_worker(), workers.start("tick", "--verbosity", "0")]
    random.shuffle(processes)
    for process in processes:
        workers.server.wait_for_steps(random.randint(10, 90), unless=process)
        workers.kill(process)
    return {message_id(message) for message in OutboxMessage.objects.filter(state=State.SENDING)}


def test_500_mails_arrive_though_workers_are_killed_and_the_server_fails(
    page: OpportunityPage, workers: Workers, capsys: pytest.CaptureFixture[str], record_property: Any
) -> None:
    owed, in_hand, random = _owe(page, MAILS), set(), Random(SEED + 1)  # noqa: S311  not for secrets
    server = workers.server
    server.trouble = 0.04
    server.open()
    for _round in range(2 * KILLS):
        in_hand |= _work_until_killed(workers, random)
        let_time_pass(workers)
        if workers.killed >= KILLS:
            break
    assert workers.killed >= KILLS
    assert left_to_send(), "All was sent before the last kill: the test proves less than it says"
    work_in_peace(workers)

    twice = {mail for mail, times in server.accepted.items() if times > 1}
    more = server.accepted.total() - len(server.accepted)
    said = (
        f"{MAILS} mails owed, {len(server.accepted)} arrived; {workers.killed} kills, {server.refused} refusals; "
        f"{more} arrived once more with the same Message-ID."
    )
    record_property("outbox", said)
    with capsys.disabled():
        sys.stdout.write(f"\n{said}\n")
    assert set(server.accepted) == owed
    assert set(OutboxMessage.objects.values_list("state", flat=True)) == {State.SENT}
    assert server.refused >= 20
    assert more <= workers.killed
    assert twice <= in_hand, "A mail arrived twice that no killed worker had in hand"


def test_a_mail_server_that_is_down_at_first_gets_every_mail_once(page: OpportunityPage, workers: Workers) -> None:
    owed = _owe(page, 40)
    worker = workers.start_worker()
    workers.tick()
    _wait_until(lambda: not OutboxMessage.objects.filter(attempts=0).exists())
    workers.kill(worker)
    assert left_to_send() == len(owed)
    assert set(OutboxMessage.objects.values_list("last_error", flat=True)) <= {"ConnectionRefusedError", ""}
    workers.server.open()
    let_time_pass(workers)
    work_in_peace(workers)
    assert workers.server.accepted == dict.fromkeys(owed, 1)
