"""No subscription mail of a story to whoever may not have it; one click without anything else ends only that one."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from core.models import Theme, User
from home.models import HomePage
from involvement.following.things import FollowName
from involvement.models import StoryFollow, StoryPage
from people.actions.breaks import begin_break, end_break
from people.actions.mailing_letters import carry_on, write_letters
from people.actions.post import write_message
from people.actions.subscriptions import end_subscription, start_subscription
from people.mailing_audience import headcount, told_by_hand
from people.models import ConsentEvent, Erasure, Mailing, OutboxMessage, Person, SignUp, Suppression
from people.post.delivery import deliver_due_messages
from people.subscriptions import is_subscribed
from people.tokens import digest_of
from tests.factories.following import (
    EMAIL,
    addresses_told,
    ask,
    make_follow,
    make_followers,
    owed_of,
    publish_story,
    tell_all,
    told_now,
)
from tests.factories.involvement import make_term
from tests.factories.mailings import make_people, sign_up_all
from tests.factories.stories import make_story, make_story_index

ONE_CLICK = {"List-Unsubscribe": "One-Click"}
CANCELLED = OutboxMessage.State.CANCELLED


@pytest.fixture
def story(home_page: HomePage, organisation: object) -> StoryPage:
    """A published story about letters, from something that the front page stands for."""
    page = make_story(make_story_index(home_page), live=False, themes=[make_term(Theme, "Letters")])
    return publish_story(page, came_from=home_page)


def stop(person: Person) -> None:
    """Let somebody stop following."""
    end_subscription(person, str(FollowName(StoryFollow.objects.get(person=person).pk)))


def suppress(person: Person, reason: str) -> None:
    """Let mail to somebody fail for this reason."""
    Suppression.objects.create(person=person, address_digest=digest_of(person.email or ""), reason=reason)


OBSTACLES: dict[str, Callable[[Person], object]] = {
    "unconfirmed": lambda person: Person.objects.filter(pk=person.pk).update(email_confirmed_at=None),
    "paused": lambda person: begin_break(person, None),
    "bounced": lambda person: suppress(person, Suppression.Reason.BOUNCED),
    "complained": lambda person: suppress(person, Suppression.Reason.COMPLAINED),
    "withdrawn": stop,
    "without an address": lambda person: Person.objects.filter(pk=person.pk).update(email=None),
    "to be erased": lambda person: Erasure.objects.create(person=person, cause="asked", person_digest="x"),
}


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_nothing_goes_to_a_follower_who_is(story: StoryPage, editor: User, obstacle: str) -> None:
    """Once before the letters are written, and once between writing and sending."""
    early, late = make_follow(story, email="early@example.com"), make_follow(story, email="late@example.com")
    make_follow(story, email="reader@example.com")
    publish_story(story, status="looking")
    OBSTACLES[obstacle](early.person)
    mailing = tell_all(story, editor)
    assert write_letters(mailing.pk) == 2
    OBSTACLES[obstacle](late.person)
    deliver_due_messages()
    assert [each.to for each in mail.outbox] == [["reader@example.com"]]
    assert OutboxMessage.objects.get(person=late.person).state == CANCELLED
    if obstacle == "paused":  # news that came meanwhile is dropped, not held
        end_break(late.person)
        deliver_due_messages()
        assert len(mail.outbox) == 1


@pytest.mark.parametrize("obstacle", ["never confirmed", "withdrawn"])
def test_a_letter_that_stands_in_the_outbox_all_the_same_is_not_sent(story: StoryPage, obstacle: str) -> None:
    """As if whatever chooses who gets one had failed."""
    follow = ask(story) if obstacle == "never confirmed" else make_follow(story)
    OutboxMessage.objects.all().delete()
    if obstacle == "withdrawn":
        stop(follow.person)
    Person.objects.update(email_confirmed_at=timezone.now())
    mailing = Mailing.objects.create(audience="story", page_id=story.pk, template="story_changed", state="sending")
    kind, name = OutboxMessage.Kind.SUBSCRIPTION, str(FollowName(follow.pk))
    write_message("letter", "story_changed", person=follow.person, kind=kind, subscription=name)
    OutboxMessage.objects.update(mailing=mailing)
    deliver_due_messages()
    assert mail.outbox == []
    assert OutboxMessage.objects.get().state == CANCELLED


def test_what_we_owe_waits_for_the_end_of_a_break_and_is_told_by_hand_where_no_mail_goes(
    story: StoryPage, home_page: HomePage, editor: User
) -> None:
    paused, bounced, caller, plain = (
        *make_people(1, prefix="paused", paused_at=timezone.now()),
        *make_people(1, prefix="bounced"),
        *make_people(1, prefix="caller", email=None, channel="phone", email_confirmed_at=None),
        *make_people(1, prefix="plain"),
    )
    suppress(bounced, Suppression.Reason.BOUNCED)
    sign_up_all([paused, bounced, caller, plain], home_page)
    followers = make_followers(story, 2)
    suppress(followers[0], Suppression.Reason.COMPLAINED)
    publish_story(story, status="looking")
    people = headcount(owed_of(story).mailing())
    assert (people.letters, people.later, people.by_hand) == (3, 1, 2)
    assert people.letters_by_why == {"took-part": 2, "follows": 1}
    assert people.left_out == {"by-hand": 1, "complained": 1, "bounced": 1}
    assert addresses_told(story, editor) == ["follower1@example.com", "plain0@example.com"]
    assert [person.pk for person in told_by_hand(Mailing.objects.get())] == [bounced.pk, caller.pk]
    end_break(paused)
    deliver_due_messages()
    assert mail.outbox[-1].to == ["paused0@example.com"]


def test_who_leaves_before_the_letter_goes_gets_no_service_mail_even_as_a_follower(
    story: StoryPage, home_page: HomePage, editor: User
) -> None:
    """What was written as service mail has no way out in it."""
    (person,) = make_people(1)
    sign_up_all([person], home_page)
    make_follow(story, email=str(person.email))
    publish_story(story, status="looking")
    write_letters(tell_all(story, editor).pk)
    SignUp.objects.update(state=SignUp.State.LEFT)
    deliver_due_messages()
    assert mail.outbox == []


def unsubscribe_path(letter: Any) -> str:
    """Return where the one click of a letter goes."""
    headers = letter.message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = re.fullmatch(r"<(https?://[^>\s]+)>", headers["List-Unsubscribe"].replace("\n", "").strip())
    assert link
    assert link[1] in letter.body
    return urlsplit(link[1]).path


def test_one_click_without_cookie_or_token_ends_only_that_following(
    story: StoryPage, home_page: HomePage, editor: User
) -> None:
    first, second = make_follow(story), make_follow(story.themes.get())
    other = make_follow(story, email="kim@example.com")
    start_subscription(first.person, "news")
    publish_story(story, status="looking")
    letters = {each.to[0]: each for each in told_now(story, editor)}
    assert len(letters) == 2
    path, program = unsubscribe_path(letters[EMAIL]), Client(enforce_csrf_checks=True)
    assert "follow" not in path
    for _time in range(2):
        answer = program.post(path, ONE_CLICK)
        assert answer.status_code == 200
        assert not answer.cookies
    states = dict(StoryFollow.objects.values_list("pk", "is_on"))
    assert states == {first.pk: False, second.pk: True, other.pk: True}
    assert is_subscribed(first.person, "news")
    assert not ConsentEvent.objects.filter(decision="withdrawn").exists()
    publish_story(story, update_note="We go on.")
    letters = {each.to[0]: each for each in told_now(story, editor)}
    assert "Stories about “Letters”" in letters[EMAIL].body  # the other one goes on
    assert unsubscribe_path(letters[EMAIL]) != path
    program.post(unsubscribe_path(letters[EMAIL]), ONE_CLICK)
    events = ConsentEvent.objects.filter(decision="withdrawn").values_list("wording__purpose", "channel")
    assert list(events) == [("follow", "mail")]
    publish_story(story, update_note="And on.")
    assert addresses_told(story, editor) == ["kim@example.com"]


def test_a_click_while_letters_go_takes_back_the_one_that_has_not_gone(story: StoryPage, editor: User) -> None:
    follow = make_follow(story)
    publish_story(story, status="looking")
    mailing = tell_all(story, editor)
    write_letters(mailing.pk)
    stop(follow.person)
    carry_on.call(mailing.pk)
    assert mail.outbox == []
    assert OutboxMessage.objects.get().state == CANCELLED
    assert Mailing.objects.get().state == Mailing.State.SENT


def test_nobody_complains_when_the_room_that_knows_the_audience_is_gone(story: StoryPage) -> None:
    mailing = Mailing.objects.create(audience="unknown", page_id=story.pk, template="story_changed")
    assert headcount(mailing).letters == 0
    assert list(told_by_hand(mailing)) == []
