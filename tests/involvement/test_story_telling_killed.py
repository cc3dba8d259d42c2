"""Telling of a story survives kill -9: whoever dies while the letters go, everyone is told, and nobody a second time.

A mail can arrive twice only where the server had accepted it and the kill came before that was written down.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from wagtail.models import Site

from core.models import Theme, User
from home.models import HomePage
from involvement.following.things import FollowName
from involvement.models import StoryFollow, StoryPage, StoryTelling
from involvement.story_telling.owed import owed_story
from people.actions.mailings import look_after_mailings
from people.actions.subscriptions import end_subscription
from people.models import Mailing, OutboxMessage, Person
from people.post.sending import message_id
from tests.factories.following import make_followers, publish_story, tell_all
from tests.factories.involvement import make_term
from tests.factories.mailings import make_people, sign_up_all
from tests.factories.stories import make_story, make_story_index
from tests.involvement.test_notices_killed import killed_midway
from tests.people.post_office import MoodyServer, Workers, left_to_send, let_time_pass, work_in_peace

OF_EACH = 14  # people who took part, who follow the story, and who follow its theme
SEED = 20270302

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
def story(home_page: HomePage, organisation: object) -> StoryPage:
    """A story with followers of each kind, of whom some are several, and something new that nobody was told of."""
    assert Site.objects.exists()
    theme = make_term(Theme, "Letters")
    page = publish_story(make_story(make_story_index(home_page), live=False, themes=[theme], came_from=home_page))
    sign_up_all(make_people(OF_EACH), home_page)
    followers = make_followers(page, OF_EACH)
    make_followers(theme, OF_EACH, prefix="theme")
    sign_up_all(followers[:3], home_page)
    publish_story(page, status="looking")
    return publish_story(page, status="doing", what_we_did="<p>We write.</p>")


def test_everyone_is_told_once_though_those_who_send_are_killed(
    story: StoryPage, editor: User, workers: Workers
) -> None:
    mailing = tell_all(story, editor)
    people = list(Person.objects.order_by("pk"))
    owed = {message_id(OutboxMessage(key=f"mailing-{mailing.pk}-{person.pk}")) for person in people}
    in_hand = killed_midway(workers, Random(SEED + 1))  # noqa: S311  not for secrets
    assert workers.killed >= 1
    assert left_to_send(), "All was sent before the kill: the test proves less than it says"
    let_time_pass(workers)
    work_in_peace(workers)
    look_after_mailings()

    accepted = workers.server.accepted
    assert len(people) == 3 * OF_EACH
    assert set(accepted) == owed
    assert {mail for mail, times in accepted.items() if times > 1} <= in_hand
    assert accepted.total() - len(people) <= workers.killed
    assert set(OutboxMessage.objects.values_list("state", flat=True)) == {OutboxMessage.State.SENT}
    assert Mailing.objects.get().state == Mailing.State.SENT
    assert owed_story(story) is None
    assert StoryTelling.objects.filter(settled_at__isnull=False).count() == 2


def test_who_stops_after_the_kill_gets_nothing_more(story: StoryPage, editor: User, workers: Workers) -> None:
    mailing = tell_all(story, editor)
    killed_midway(workers, Random(SEED + 2))  # noqa: S311  not for secrets
    waiting = OutboxMessage.objects.filter(kind="subscription", state=OutboxMessage.State.WAITING)
    stopped = [message for message in waiting.select_related("person") if message.person][:5]
    written = {message.person_id for message in OutboxMessage.objects.all()}
    later = StoryFollow.objects.filter(is_on=True).exclude(person__in=written).select_related("person")[:5]
    assert stopped or later
    for message in stopped:
        assert message.person
        end_subscription(message.person, message.subscription)
    for follow in later:
        end_subscription(follow.person, str(FollowName(follow.pk)))
    let_time_pass(workers)
    work_in_peace(workers)
    look_after_mailings()
    told = set(workers.server.accepted)
    quiet = [message.person_id for message in stopped] + [follow.person_id for follow in later]
    assert not told & {message_id(OutboxMessage(key=f"mailing-{mailing.pk}-{number}")) for number in quiet}
    assert len(told) == 3 * OF_EACH - len(quiet)
