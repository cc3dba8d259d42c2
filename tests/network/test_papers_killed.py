"""Sending papers survives kill -9: each active member gets their link once, those on a break and former ones none."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from django.utils import timezone

from core.models import User
from network.models import GroupPage, MeetingPage, MeetingTelling
from network.telling.owed import owed_papers
from people.actions.mailings import look_after_mailings
from people.models import Mailing, OutboxMessage, Person, SignUp
from people.post.sending import message_id
from tests.factories.mailings import make_people, sign_up_all
from tests.factories.meetings import make_members, make_paper, send
from tests.involvement.test_notices_killed import killed_midway
from tests.people.post_office import MoodyServer, Workers, left_to_send, let_time_pass, work_in_peace

ACTIVE, RESTING, OTHERS = 36, 3, 4
SEED = 20261128
NOT_MEMBERS = (SignUp.State.PAUSED, SignUp.State.LEFT, SignUp.State.AWAITING_TEAM, SignUp.State.DECLINED)
State = OutboxMessage.State

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


@pytest.fixture
def resting(group: GroupPage) -> list[Person]:
    """Members who are on a break, and people beside them who have been members, or are none yet."""
    resting = make_members(group, RESTING, prefix="resting")
    Person.objects.filter(pk__in=[person.pk for person in resting]).update(
        paused_at=timezone.now(), paused_until=timezone.localdate() + timedelta(days=5)
    )
    for state in NOT_MEMBERS:
        sign_up_all(make_people(OTHERS, prefix=state), group, state)
    return resting


def test_every_member_gets_the_papers_once_though_those_who_send_are_killed(
    group: GroupPage, meeting: MeetingPage, resting: list[Person], secretary: User, workers: Workers
) -> None:
    """Worker and timer die while the links go; a mail twice is only one that the server had in hand at that moment."""
    members = make_members(group, ACTIVE)
    make_paper(meeting, secretary)
    mailing = send(meeting, secretary)
    owed = {message_id(OutboxMessage(key=f"mailing-{mailing.pk}-{person.pk}")) for person in members}
    in_hand = killed_midway(workers, Random(SEED + 1))  # noqa: S311  not for secrets
    assert workers.killed >= 1
    assert left_to_send(), "All was sent before the kill: the test proves less than it says"
    let_time_pass(workers)
    work_in_peace(workers)
    look_after_mailings()

    accepted = workers.server.accepted
    assert set(accepted) == owed
    assert {mail for mail, times in accepted.items() if times > 1} <= in_hand
    assert accepted.total() - ACTIVE <= workers.killed
    letters = dict(OutboxMessage.objects.values_list("person", "state"))
    assert letters == dict.fromkeys([each.pk for each in members], State.SENT) | dict.fromkeys(
        [each.pk for each in resting], State.HELD
    )
    assert Mailing.objects.get().state == Mailing.State.SENT
    assert MeetingTelling.objects.get(meeting=meeting).papers_told_at is not None
    assert owed_papers(meeting) is None
