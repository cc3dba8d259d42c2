"""What telling people of a story costs: the same number of queries a batch for 1,000 followers as for 5,000."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.models import Theme, User
from home.models import HomePage
from involvement.actions.story_telling import note_story
from involvement.models import StoryFollow, StoryPage, StoryTelling
from involvement.story_telling.audience import FOLLOWS, TOOK_PART
from people.actions.mailing_letters import A_CHUNK, write_letters
from people.mailing_audience import headcount, recipients
from people.models import OutboxMessage, SignUp
from people.permissions import may_receive
from people.subscriptions import subscriptions_of
from tests.factories.following import make_followers, owed_of, publish_story, tell_all
from tests.factories.involvement import make_term
from tests.factories.mailings import make_people, sign_up_all
from tests.factories.stories import make_story, make_story_index

FEW, MANY = 2 * A_CHUNK, 10 * A_CHUNK
COUNTING = 3
A_BATCH = 18  # ten of them are the letters themselves: SQLite takes only so many values in one statement
A_PUBLICATION = 16  # the history, whether everyone can read it, who hears of it, and remembering that they must
OBSTACLES: list[dict[str, Any]] = [{"email_confirmed_at": None}, {"paused_at": timezone.now()}]


@pytest.fixture
def story(home_page: HomePage, organisation: object) -> StoryPage:
    """A published story with a theme, from what the front page stands for."""
    page = make_story(make_story_index(home_page), live=False, themes=[make_term(Theme, "Letters")])
    return publish_story(page, came_from=home_page)


def asked_for_batches(story: StoryPage, number: int, editor: User) -> tuple[int, list[int]]:
    """Return the queries of counting so many, and of each full batch of letters."""
    SignUp.objects.all().delete()
    StoryFollow.objects.all().delete()
    sign_up_all(make_people(5, prefix=f"took-{number}-"), story.get_parent().get_parent())
    make_followers(story.themes.get(), number, prefix=f"of-{number}-")
    publish_story(story, update_note=f"For {number}.")
    mailing = owed_of(story).mailing()
    headcount(mailing)
    with CaptureQueriesContext(connection) as counting:
        people = headcount(mailing)
    assert people.letters_by_why == {TOOK_PART: 5, FOLLOWS: number}
    sent = tell_all(story, editor)
    batches = []
    for _batch in range(number // A_CHUNK):
        with CaptureQueriesContext(connection) as writing:
            assert write_letters(sent.pk) == A_CHUNK
        batches.append(len(writing))
    assert write_letters(sent.pk) == 5
    assert OutboxMessage.objects.filter(mailing=sent).count() == number + 5
    return len(counting), batches


def test_counting_and_each_batch_cost_the_same_for_few_and_for_many(story: StoryPage, editor: User) -> None:
    few, few_batches = asked_for_batches(story, FEW, editor)
    many, many_batches = asked_for_batches(story, MANY, editor)
    assert few == many <= COUNTING
    assert set(few_batches) == set(many_batches)
    assert len(set(many_batches)) == 1
    assert many_batches[0] <= A_BATCH


def test_publishing_costs_the_same_however_many_follow(story: StoryPage) -> None:
    def asked(number: int) -> int:
        make_followers(story, number, prefix=f"of-{number}-")
        page = StoryPage.objects.get(pk=story.pk)
        page.update_note = words = f"For {number}."
        with CaptureQueriesContext(connection) as queries:
            note_story(page)
        assert StoryTelling.objects.filter(change__words=words).exists()
        return len(queries)

    asked(1)
    few = asked(2)
    assert asked(300) == few <= A_PUBLICATION


def test_the_audience_is_the_same_as_asking_about_everyone(story: StoryPage) -> None:
    people = make_followers(story, 30)
    publish_story(story, status="looking")
    mailing = owed_of(story).mailing()
    named = {person.pk: subscriptions_of(person)[-1].name for person in people}
    chosen = {person.pk: person.subscription for person in recipients(mailing)}
    assert chosen == {
        pk: name for pk, name in named.items() if may_receive(people[0], "subscription", named[people[0].pk])
    }


def test_the_public_pages_ask_no_more_for_followers(story: StoryPage, client: Client) -> None:
    def asked(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    addresses = (story.url, "/we-said-we-did/?theme=letters")
    few = [asked(address) for address in addresses]
    make_followers(story, 100)
    assert [asked(address) for address in addresses] == few
    assert few[0] <= 10
    assert few[1] <= 12
