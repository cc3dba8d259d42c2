"""The link in the mail that asks: it says what it is about, changes nothing when opened, and switches on just that."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from core.models import Theme
from home.models import HomePage
from involvement.following.things import FollowName
from involvement.models import StoryFollow, StoryPage
from people.actions.own_links import end_all_links
from people.actions.subscriptions import end_subscription
from people.models import ConsentEvent, Erasure, Person, SignUp
from people.post.delivery import deliver_due_messages
from people.subscriptions import is_subscribed
from people.subscriptions import subscriptions_of as subscriptions
from people.tokens import own_token, subscribe_token
from tests.factories.following import EMAIL, ask, follow_wording, make_follow
from tests.factories.involvement import make_term
from tests.factories.stories import make_story, make_story_index
from tests.html_checker import html_errors_of
from tests.people.rules.rows import every_row, tables_that_differ


@pytest.fixture
def story(home_page: HomePage, organisation: object) -> StoryPage:
    """A story to follow."""
    return make_story(make_story_index(home_page))


def link_from_mail() -> str:
    """Deliver what is due and return the path of the link in the newest mail."""
    deliver_due_messages()
    found = re.search(r"https?://\S+/confirm/\S+/", str(mail.outbox[-1].body))
    assert found
    return urlsplit(found[0]).path


def press(client: Client, path: str) -> Any:
    """Open the page and press its button."""
    seen = re.search(r'name="seen" value="([^"]+)"', client.get(path).content.decode())
    return client.post(path, {"seen": seen[1] if seen else ""})


def decisions() -> list[tuple[str, str, str]]:
    """Return what the ledger holds, oldest first."""
    return list(ConsentEvent.objects.order_by("pk").values_list("wording__purpose", "decision", "channel"))


def test_the_mail_asks_about_one_thing_and_is_no_subscription_mail(story: StoryPage) -> None:
    ask(story)
    link_from_mail()
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == ([EMAIL], "Please confirm that you want these emails")
    assert "What becomes of “Clearer letters”" in letter.body
    assert "each time something changes in it" in letter.body
    assert not [name for name in letter.message() if name.startswith("List-")]


def test_opening_the_link_changes_nothing(story: StoryPage, client: Client) -> None:
    ask(story)
    path = link_from_mail()
    before = every_row()
    for answer in (client.get(path), client.head(path), client.get(f"{path}?seen=x"), client.post(path)):
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert not answer.cookies
    text = client.get(path).content.decode()
    assert "What becomes of “Clearer letters”" in text
    assert follow_wording().text in text
    assert tables_that_differ(before, every_row()) == []


def test_one_press_switches_it_on_and_a_repeat_is_friendly(story: StoryPage) -> None:
    follow = ask(story)
    path, client = link_from_mail(), Client(enforce_csrf_checks=True)
    assert press(client, path).status_code == 302
    follow.refresh_from_db()
    assert follow.is_on
    assert Person.objects.filter(email_confirmed_at__lte=follow.on_since).exists()
    assert decisions() == [("follow", "given", "mail")]
    before = every_row()
    for answer in (client.get(path), client.post(path, {"seen": "x"})):
        assert answer.status_code == 200
        assert "Thank you. You get these emails" in answer.content.decode()
    assert tables_that_differ(before, every_row()) == []


def test_a_stranger_who_asks_again_changes_nothing_that_is_on(story: StoryPage, client: Client) -> None:
    make_follow(story)
    held = StoryFollow.objects.values().get()
    ask(story)
    assert StoryFollow.objects.values().get() == held
    assert "Thank you. You get these emails" in client.get(link_from_mail()).content.decode()
    assert len(decisions()) == 1


def test_links_run_out_and_end_with_all_others(story: StoryPage, client: Client) -> None:
    ask(story)
    path = link_from_mail()
    with time_machine.travel(timezone.now() + timedelta(days=60), tick=False):
        assert client.get(path).status_code == client.post(path).status_code == 410
    assert client.get(path[:-2] + "x/").status_code == 404
    end_all_links(Person.objects.get())
    assert client.get(path).status_code == client.post(path).status_code == 404
    ask(story)
    press(client, link_from_mail())
    assert StoryFollow.objects.get().is_on


def test_a_link_to_what_is_gone_says_so(story: StoryPage, client: Client) -> None:
    follow = ask(story)
    path = link_from_mail()
    follow.delete()
    assert client.get(path).status_code == 410
    for name in ("follow-99999999999999999999", "follow-x", "follow-"):
        assert client.get(f"/confirm/{subscribe_token(Person.objects.get(), name)}/").status_code == 410
    Erasure.objects.create(person=Person.objects.get(), cause="asked", person_digest="x")
    assert client.get(path).status_code == 404


def test_a_link_switches_on_only_what_belongs_to_its_person(story: StoryPage, client: Client) -> None:
    mine, theirs = ask(story), ask(story, email="kim@example.com")
    stolen = subscribe_token(mine.person, str(FollowName(theirs.pk)))
    assert client.get(f"/confirm/{stolen}/").status_code == 410
    assert client.post(f"/confirm/{stolen}/", {"seen": "x"}).status_code == 410
    assert not StoryFollow.objects.filter(is_on=True).exists()


def test_no_mail_asks_about_a_story_that_is_hidden_by_then(story: StoryPage) -> None:
    ask(story)
    story.unpublish()
    deliver_due_messages()
    assert mail.outbox == []


def test_who_waits_for_a_guardian_switches_nothing_on(story: StoryPage, client: Client) -> None:
    follow = ask(story)
    path = link_from_mail()
    SignUp.objects.create(person=follow.person, page=story, state=SignUp.State.AWAITING_GUARDIAN)
    answer = press(client, path)
    assert answer.status_code == 409
    assert "once your parent or guardian has agreed" in answer.content.decode()
    assert not StoryFollow.objects.get().is_on


def test_what_has_ended_can_be_asked_for_again(story: StoryPage, client: Client) -> None:
    follow = make_follow(story)
    end_subscription(follow.person, str(FollowName(follow.pk)))
    ask(story)
    assert press(client, link_from_mail()).status_code == 302
    follow.refresh_from_db()
    assert (follow.is_on, follow.ended_at) == (True, None)
    assert [decision for _purpose, decision, _channel in decisions()] == ["given", "withdrawn", "given"]
    assert StoryFollow.objects.count() == 1


def test_the_own_page_shows_what_is_followed_and_switches_each_by_itself(story: StoryPage, client: Client) -> None:
    first, second = make_follow(story), make_follow(make_term(Theme, "Letters"))
    ask(make_term(Theme, "Food"))
    person = Person.objects.get()
    assert [each.name for each in subscriptions(person)] == ["news", f"follow-{first.pk}", f"follow-{second.pk}"]
    path = f"/my/{own_token(person)}/mail/"
    text = client.get(path).content.decode()
    assert "Stop: What becomes of “Clearer letters”" in text
    assert "Stop: Stories about “Letters”" in text
    client.post(path, {"stop": f"follow-{first.pk}"})
    assert [follow.is_on for follow in StoryFollow.objects.order_by("pk")] == [False, True, False]
    assert [decision for _purpose, decision, _channel in decisions()] == ["given", "given"]
    client.post(path, {"stop": f"follow-{second.pk}"})
    assert [decision for _purpose, decision, _channel in decisions()] == ["given", "given", "withdrawn"]
    client.post(path, {"start": f"follow-{first.pk}", "wording": str(follow_wording().pk)})
    assert is_subscribed(person, f"follow-{first.pk}")
    assert decisions()[-1] == ("follow", "given", "web")


def test_the_own_page_names_nothing_that_is_hidden(story: StoryPage, client: Client) -> None:
    follow = make_follow(story)
    theme = make_term(Theme, "Letters")
    make_follow(theme)
    story.unpublish()
    theme.delete()
    text = client.get(f"/my/{own_token(follow.person)}/mail/").content.decode()
    assert "Clearer letters" not in text
    assert "A story that is not on this site at the moment" in text
    assert "a theme that this site does not use any more" in text


def test_its_html_is_valid_in_every_state(story: StoryPage, client: Client) -> None:
    follow = ask(story)
    path = link_from_mail()
    shown = {"question": client.get(path), "changed": client.post(path)}
    press(client, path)
    shown["done"] = client.get(path)
    shown["own"] = client.get(f"/my/{own_token(follow.person)}/mail/")
    texts = {name: answer.content.decode() for name, answer in shown.items()}
    assert {name: errors for name, errors in html_errors_of(texts).items() if errors} == {}
