"""Telling people survives kill -9: whoever dies while the letters go, everyone is told, and nobody a second time.

A mail can arrive twice only where the server had accepted it and the kill came before that was written down.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from django.utils import timezone

from core.models import User
from involvement.models import OpportunityIndexPage, OpportunityPage
from involvement.telling.notices import CANCELLED, CHANGED, OUTCOME, owed_notice
from people.actions.mailings import look_after_mailings
from people.models import Mailing, OutboxMessage, Person
from people.post.sending import message_id
from tests.factories.mailings import make_people, sign_up_all
from tests.factories.notices import OUTCOME as WORDS
from tests.factories.notices import in_a_week, over, publish, published, tell_people
from tests.people.post_office import MoodyServer, Workers, left_to_send, let_time_pass, work_in_peace

PEOPLE = 40
SEED = 20260305

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


def happens(page: OpportunityPage, kind: str) -> OpportunityPage:
    """Let one of the three things happen that people are told of."""
    if kind == OUTCOME:
        return over(publish(page, outcome=WORDS))
    return publish(page, **({"place": "Another House"} if kind == CHANGED else {"cancelled_at": timezone.now()}))


def killed_midway(workers: Workers, random: Random) -> set[str]:
    """Let worker and timer work, kill both while letters go; returns what they had in hand."""
    processes = [workers.start_worker(), workers.start("tick", "--verbosity", "0")]
    for process in processes:
        workers.server.wait_for_steps(random.randint(8, 40), unless=process)
        workers.kill(process)
    return {message_id(message) for message in OutboxMessage.objects.filter(state=OutboxMessage.State.SENDING)}


@pytest.mark.parametrize("kind", [CHANGED, CANCELLED, OUTCOME])
def test_everyone_is_told_once_though_those_who_send_are_killed(
    opportunity_index: OpportunityIndexPage, organisation: object, editor: User, workers: Workers, kind: str
) -> None:
    page = published(opportunity_index, in_a_week())
    people = make_people(PEOPLE)
    sign_up_all(people, page)
    mailing = tell_people(happens(page, kind), editor)
    owed = {message_id(OutboxMessage(key=f"mailing-{mailing.pk}-{person.pk}")) for person in people}
    in_hand = killed_midway(workers, Random(SEED + 1))  # noqa: S311  not for secrets
    assert workers.killed >= 1
    assert left_to_send(), "All was sent before the kill: the test proves less than it says"
    let_time_pass(workers)
    work_in_peace(workers)
    look_after_mailings()

    accepted = workers.server.accepted
    assert set(accepted) == owed
    assert {mail for mail, times in accepted.items() if times > 1} <= in_hand
    assert accepted.total() - PEOPLE <= workers.killed
    assert set(OutboxMessage.objects.values_list("state", flat=True)) == {OutboxMessage.State.SENT}
    assert Mailing.objects.get().state == Mailing.State.SENT
    assert owed_notice(page) is None
    assert Person.objects.count() == PEOPLE
