"""What people told us is never public before somebody publishes it in our words, and is forgotten in its time."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from core.models import User
from involvement.actions.tell_us_story import draft_story
from involvement.models import StoryPage, TellUsEntry, TellUsMessage, TellUsPage
from people.actions.erasure import erase_now
from people.models import Erasure, Person
from people.records import record_of
from people.retention import purge
from tests.factories.stories import make_change, make_source
from tests.factories.tellings import (
    EMAIL,
    State,
    by_email,
    by_phone,
    form_values,
    fresh,
    link_in,
    make_telling,
    newest,
    post_now,
    press,
    send,
    tell_by_email,
    teller_of,
)

ORIGINAL = "Zebrafinch: nurse Quillfeather shouted at my Quentin on Ward Ninetynine."
OURS = "A person was shouted at: wombatlike."
SECRET_WORDS = ("zebrafinch", "quillfeather", "quentin", "ninetynine")


@pytest.fixture(autouse=True)
def form_page(tell_us_page: TellUsPage, organisation: object) -> TellUsPage:
    """The page with the form."""
    return tell_us_page


def public_addresses() -> list[str]:
    """Return every place where the public could meet a story or what it is made of."""
    pages = [page.url for page in Page.objects.filter(depth__gt=1) if page.url]  # drafts too
    searched = [f"/search/?q={word}" for word in (*SECRET_WORDS, "wombatlike")]
    lists = [f"/we-said-we-did/{tail}" for tail in ("", "feed/", "?q=zebrafinch", "?q=wombatlike", "?status=heard")]
    return [
        "/",
        "/sitemap.xml",
        "/robots.txt",
        "/api/v1/stories",
        "/api/v1/stories?q=zebrafinch",
        "/api/v1/openapi.json",
        "/we-said-we-did/tell-us/thank-you/",
        *lists,
        *searched,
        *pages,
    ]


def places_with(client: Client, *words: str) -> set[str]:
    """Return where the public can read any of these words; what was searched for does not count."""
    found = set()
    for address in public_addresses():
        query = address.partition("?q=")[2]
        text = client.get(address).content.decode(errors="replace").lower()
        if any(word in text for word in words if word != query):
            found.add(address)
    return found


def test_nothing_that_came_in_is_public_on_any_surface(client: Client, editor: User) -> None:
    send(client, by_email(words=ORIGINAL))
    send(client, form_values(words=f"{ORIGINAL} https://evil.example.com"))
    call_command("update_index", verbosity=0)
    assert places_with(client, *SECRET_WORDS) == set()
    message = TellUsMessage.objects.filter(state=State.NEW).get()
    TellUsMessage.objects.filter(pk=message.pk).update(our_words=OURS)
    story = draft_story(message, by=editor)
    assert story
    call_command("update_index", verbosity=0)
    assert client.get(f"/we-said-we-did/{story.slug}/").status_code == 404
    assert places_with(client, *SECRET_WORDS, "wombatlike") == set()
    assert story.slug not in client.get("/sitemap.xml").content.decode()


def test_only_our_words_are_public_once_somebody_publishes(client: Client, editor: User) -> None:
    send(client, form_values(words=ORIGINAL))
    TellUsMessage.objects.update(our_words=OURS)
    story = draft_story(newest(), by=editor)
    assert story
    story.source, story.owner_role = make_source(), "Head of wards"
    story.next_update_due = timezone.localdate() + timedelta(days=30)
    story.save_revision().publish()
    make_change(story)
    assert "wombatlike" in client.get(f"/we-said-we-did/{story.slug}/").content.decode()
    assert places_with(client, *SECRET_WORDS) == set()


def confirmed_person(client: Client) -> Person:
    """Return somebody who told us something and has confirmed their address."""
    message = tell_by_email(client, words=ORIGINAL)
    press(client, link_in(post_now()[0]))
    return Person.objects.get(pk=teller_of(message).pk)


def test_a_person_is_shown_our_notes_but_not_why_pals_was_told(client: Client, editor: User) -> None:
    person = confirmed_person(client)
    message = newest()
    message.entries.create(kind="note", note="Plain note", by=editor)
    message.entries.create(kind="escalated", note="Secret reason", by=editor)
    message.entries.create(kind="words", before=ORIGINAL, after=OURS, by=editor)
    shown = str(record_of(person))
    assert ORIGINAL in shown
    assert OURS in shown
    assert "Plain note" in shown
    assert "Secret reason" not in shown
    assert "editor" not in shown


def test_erasing_somebody_takes_their_words_and_what_names_them(client: Client) -> None:
    person = confirmed_person(client)
    other = make_telling(words="Somebody else’s")
    merged = make_telling(words="The same", state=State.MERGED, merged_into=newest_of(person))
    aside = make_telling(words="x", state=State.SET_ASIDE, reach_by="email", pending={"email": EMAIL})
    TellUsEntry.objects.create(message=newest_of(person), kind="note", note="n")
    erasure = erase_now(person, cause=Erasure.Cause.ASKED)
    assert erasure.erased["tellings"] == 2
    assert set(TellUsMessage.objects.all()) == {other, merged}
    assert (fresh(merged).state, fresh(merged).merged_into) == (State.NEW, None)
    assert not TellUsEntry.objects.exists()
    assert aside.pk


def newest_of(person: Person) -> TellUsMessage:
    """Return the last thing a person told us."""
    return person.tellings.latest("pk")


def goes(kind: str, moment_days: float, travel: Callable[..., Any]) -> int:
    """Return how much of a kind goes when so many days have passed; a second time nothing does."""
    with travel(timezone.now() + timedelta(days=moment_days)):
        (counted,) = purge(kind, is_real=False)
        (gone,) = purge(kind, is_real=True)
        (again,) = purge(kind, is_real=True)
    assert (counted.count, again.count) == (gone.count, 0)
    return gone.count


@pytest.fixture
def travel() -> Callable[..., Any]:
    """Return what moves the clock."""
    return lambda moment: time_machine.travel(moment, tick=False)


def test_spam_goes_after_a_month_and_the_rest_after_three_years(travel: Callable[..., Any]) -> None:
    kept = [make_telling(state=state) for state in (State.NEW, State.ANSWERED, State.ESCALATED)]
    make_telling(state=State.SET_ASIDE)
    make_telling(state=State.SPAM)
    assert goes("tellings_set_aside", 29, travel) == 0
    assert goes("tellings_set_aside", 31, travel) == 2
    assert list(TellUsMessage.objects.order_by("pk")) == kept
    assert goes("tellings", 1094, travel) == 0
    assert goes("tellings", 1096, travel) == 3


def test_contact_that_nobody_confirmed_is_forgotten_and_the_words_stay(
    client: Client, travel: Callable[..., Any]
) -> None:
    send(client, by_email(words="Never confirmed."))
    unconfirmed = newest()
    send(client, by_phone(words="To be rung."))
    rung = newest()
    assert goes("telling_contact", 29, travel) == 0
    assert goes("telling_contact", 31, travel) == 1
    unconfirmed, rung = fresh(unconfirmed), fresh(rung)
    assert (unconfirmed.person, unconfirmed.pending, unconfirmed.reach_by) == (None, {}, "")
    assert unconfirmed.words == "Never confirmed."
    assert rung.pending["phone"] == "01632960001"
    TellUsMessage.objects.filter(pk=rung.pk).update(state=State.ANSWERED)
    assert goes("telling_contact", 31, travel) == 1


def test_somebody_is_kept_as_long_as_what_they_told_us(client: Client, travel: Callable[..., Any]) -> None:
    confirmed_person(client)
    assert goes("people", 800, travel) == 0
    assert goes("tellings", 1096, travel) == 1
    assert goes("letters", 1096, travel) == 1
    assert goes("people", 1200, travel) == 1
    assert not Person.objects.exists()


def test_a_page_with_the_form_may_go_and_what_came_stays(form_page: TellUsPage, editor: User) -> None:
    message = make_telling(page=form_page, our_words=OURS)
    form_page.delete()
    story = draft_story(fresh(message), by=editor)
    assert story == StoryPage.objects.get()
