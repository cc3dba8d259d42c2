"""What somebody follows is part of their record: shown, taken away, joined, and kept no longer than needed."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from core.models import Theme, User
from home.models import HomePage
from involvement.following.things import FollowName
from involvement.models import OpportunityIndexPage, StoryFollow, StoryPage
from people.actions.erasure import erase_now
from people.actions.guardians import withdraw
from people.actions.subscriptions import end_subscription
from people.agreements import has_consent
from people.models import ConsentEvent, Erasure, GuardianAgreement, OutboxMessage, Person, SignUp
from people.own_overview import overview_of
from people.retention import purge
from people.tokens import own_token
from tests.factories.following import EMAIL, addresses_told, ask, make_follow, publish_story
from tests.factories.guardians import make_young_page
from tests.factories.involvement import make_term
from tests.factories.joining import join
from tests.factories.stories import make_story, make_story_index
from tests.people.rules.rows import every_row


@pytest.fixture
def story(home_page: HomePage, organisation: object) -> StoryPage:
    """A published story."""
    return publish_story(make_story(make_story_index(home_page), live=False))


def test_what_is_taken_away_says_what_is_followed(story: StoryPage, client: Client) -> None:
    follow = make_follow(story)
    token = own_token(follow.person)
    (row,) = json.loads(client.get(f"/my/{token}/download.json").content)["What you follow"]
    assert row["You follow"] == "What becomes of “Clearer letters”"
    assert {"Asked", "On since"} <= set(row)


def test_erasing_leaves_nothing_of_it(story: StoryPage) -> None:
    follow = make_follow(story)
    erasure = erase_now(follow.person, cause=Erasure.Cause.ASKED)
    assert erasure.erased["story_follows"] == 1
    assert not StoryFollow.objects.exists()
    left = [table for table, rows in every_row().items() if any(EMAIL in row for row in rows)]
    assert left in ([], ["people_outboxmessage"])  # the receipt, until it is sent


def test_followings_move_with_the_record_that_stays(story: StoryPage, editor: User) -> None:
    stays = make_follow(make_term(Theme, "Letters"), email="stays@example.com").person
    goes = make_follow(story, email="goes@example.com").person
    joined = join(stays, goes, editor)
    assert sorted(StoryFollow.objects.filter(person=joined).values_list("kind", "is_on")) == [
        ("story", True),
        ("theme", True),
    ]
    publish_story(story, status="looking")
    assert addresses_told(story, editor) == ["stays@example.com"]


@pytest.mark.parametrize("on", ["stays", "goes", "both", "neither"])
def test_two_followings_of_one_thing_become_one(story: StoryPage, editor: User, on: str) -> None:
    people = {}
    for name in ("stays", "goes"):
        email = f"{name}@example.com"
        people[name] = (make_follow if on in (name, "both") else ask)(story, email=email).person
    OutboxMessage.objects.all().delete()
    joined = join(people["stays"], people["goes"], editor)
    follow = StoryFollow.objects.get()
    assert (follow.person, follow.is_on) == (joined, on != "neither")
    assert bool(follow.on_since) is (on != "neither")


def test_a_no_in_either_record_is_the_last_word(story: StoryPage, editor: User) -> None:
    stays = make_follow(story, email="stays@example.com").person
    gone = make_follow(make_term(Theme, "Letters"), email="goes@example.com")
    end_subscription(gone.person, str(FollowName(gone.pk)))
    joined = join(stays, gone.person, editor)
    assert not has_consent(joined, "follow")
    assert not StoryFollow.objects.filter(is_on=True).exists()


def _days(number: int) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(days=number), tick=False)


def _purged(kind: str) -> int:
    (gone,) = purge(kind, is_real=True)
    (again,) = purge(kind, is_real=True)
    assert again.count == 0
    return gone.count


def test_what_nobody_confirmed_goes_and_so_does_whoever_typed_it(story: StoryPage) -> None:
    ask(story)
    make_follow(story, email="reader@example.com")
    OutboxMessage.objects.all().delete()
    with _days(29):
        assert (_purged("unconfirmed_follows"), _purged("people")) == (0, 0)
    with _days(31):
        assert (_purged("unconfirmed_follows"), _purged("people")) == (1, 1)
    assert list(Person.objects.values_list("email", flat=True)) == ["reader@example.com"]
    with _days(4000):
        assert (_purged("unconfirmed_follows"), _purged("ended_follows"), _purged("people")) == (0, 0, 0)


def test_what_ended_goes_after_its_time(story: StoryPage) -> None:
    follow = make_follow(story)
    end_subscription(follow.person, str(FollowName(follow.pk)))
    with _days(364):
        assert _purged("ended_follows") == 0
    with _days(366):
        assert (_purged("ended_follows"), _purged("people")) == (1, 1)


def test_the_own_page_says_how_long_it_is_kept(story: StoryPage) -> None:
    words = [str(stay.words) for stay in overview_of(make_follow(story).person).stays]
    assert "What you followed, after you have stopped it" in words


def test_somebody_who_follows_is_not_forgotten(story: StoryPage) -> None:
    follow = make_follow(story)
    with _days(5000):
        call_command("purge_expired", commit=True, verbosity=0)
    assert StoryFollow.objects.get().pk == follow.pk


def test_a_guardian_who_takes_back_their_yes_ends_it_too(
    story: StoryPage, opportunity_index: OpportunityIndexPage
) -> None:
    follow = make_follow(story)
    page = make_young_page(opportunity_index)
    Person.objects.update(born_on=timezone.localdate() - timedelta(days=365 * 14))
    sign_up = SignUp.objects.create(
        person=follow.person, page=page, state=SignUp.State.ACTIVE, confirmed_at=timezone.now()
    )
    state = GuardianAgreement.State.AGREED
    agreement = GuardianAgreement.objects.create(sign_up=sign_up, name="Kim", email="kim@example.net", state=state)
    assert withdraw(agreement)
    assert not StoryFollow.objects.filter(is_on=True).exists()
    assert ConsentEvent.objects.filter(decision="withdrawn", wording__purpose="follow").count() == 1
