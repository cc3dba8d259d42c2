"""Alerts survive kill -9: a timer dies as it has written letters, workers die while they send; each hears once.

A mail can arrive twice only where the server had accepted it and the kill came before that was written down.
"""

import threading
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from involvement.actions.alert_letters import LETTER
from involvement.models import AlertedOpportunity, OpportunityIndexPage
from people.models import OutboxMessage
from people.post.sending import message_id
from tests.factories.alerts import letters, make_people_with_alerts, open_one
from tests.people.post_office import PATIENCE, MoodyServer, Workers, left_to_send, let_time_pass, work_in_peace

PEOPLE = 120
SEED = 20260306

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[Workers]:
    """Nobody works yet; the mail server takes mail."""
    workers = Workers(tmp_path, MoodyServer(Random(SEED)))  # noqa: S311  not for secrets
    workers.server.open()
    try:
        yield workers
    finally:
        workers.end()


def killed_while_writing(workers: Workers) -> None:
    """Start the timers and kill them as soon as the first letters stand in the outbox."""
    timers = workers.start("tick", "--verbosity", "0")
    for _attempt in range(PATIENCE * 100):
        if letters() or timers.poll() is not None:
            break
        threading.Event().wait(0.01)
    workers.kill(timers)


def killed_while_sending(workers: Workers) -> set[str]:
    """Let worker and timers send, kill both midway; returns what they had in hand."""
    processes = [workers.start_worker(), workers.start("tick", "--verbosity", "0")]
    for process in processes:
        workers.server.wait_for_steps(50, unless=process)
        workers.kill(process)
    return {message_id(message) for message in OutboxMessage.objects.filter(state=OutboxMessage.State.SENDING)}


def test_everyone_hears_of_it_once_though_timer_and_workers_are_killed(
    opportunity_index: OpportunityIndexPage, organisation: object, workers: Workers
) -> None:
    alerts = make_people_with_alerts(opportunity_index, PEOPLE)
    page = open_one(opportunity_index)
    killed_while_writing(workers)
    assert workers.killed == 1
    assert letters() == AlertedOpportunity.objects.count(), "Who was told, and the letters that tell, differ"
    let_time_pass(workers)
    in_hand = killed_while_sending(workers)
    assert workers.killed >= 2
    assert left_to_send(), "All was sent before the kill: the test proves less than it says"
    let_time_pass(workers)
    work_in_peace(workers)

    owed = {message_id(message) for message in OutboxMessage.objects.filter(template=LETTER)}
    accepted = workers.server.accepted
    assert set(accepted) == owed
    assert len(owed) == PEOPLE
    assert {mail for mail, times in accepted.items() if times > 1} <= in_hand
    assert accepted.total() - PEOPLE <= workers.killed
    told = AlertedOpportunity.objects.filter(page=page).values_list("person", flat=True)
    assert sorted(told) == sorted(alert.person_id for alert in alerts)
