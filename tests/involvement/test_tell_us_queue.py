"""The moderators' queue: who may see it, what it shows, what it costs, and that every look is written down."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from core.models import Directorate, User
from involvement.models import TellUsMessage, TellUsPage
from involvement.permissions import can_draft_story, can_moderate_tellings, can_view_tellings
from people.models import Person
from tests.factories.involvement import make_term
from tests.factories.staff import make_staff, signed_in
from tests.factories.tellings import WORDS, State, fresh, make_telling

QUEUE, ASIDE = "/admin/tellings/", "/admin/tellings/set-aside/"
VIEW, CHANGE = "view_tellusmessage", "change_tellusmessage"


@pytest.fixture(autouse=True)
def form_page(tell_us_page: TellUsPage, organisation: object) -> TellUsPage:
    """The page with the form."""
    return tell_us_page


def url_of(message: TellUsMessage) -> str:
    """Return where staff read a message."""
    return f"{QUEUE}{message.pk}/"


def listed(client: Client, address: str = QUEUE) -> str:
    """Return what a list says."""
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(BeautifulSoup(response.content, "html5lib").select_one("main").get_text(" ").split())


def test_the_queue_and_what_was_set_aside_are_kept_apart(editor_client: Client) -> None:
    make_telling(words="The first ordinary one")
    make_telling(words="An answered one", state=State.ANSWERED)
    make_telling(words="Something for sale", state=State.SET_ASIDE, signs=["link", "phrase"])
    make_telling(words="Called spam by somebody", state=State.SPAM)
    queue, aside = listed(editor_client), listed(editor_client, ASIDE)
    assert "The first ordinary one" in queue
    assert "An answered one" in queue
    assert "Set aside (2)" in queue
    assert "for sale" not in queue
    assert "Called spam" not in queue
    assert "Something for sale" in aside
    assert "It holds a link to another site; It holds a phrase" in aside
    assert "Called spam by somebody" in aside
    assert "ordinary" not in aside


def test_it_is_filtered_searched_and_paged(editor_client: Client) -> None:
    part = make_term(Directorate, "Older people")
    make_telling(words="About lamps", directorate=part, reach_by="phone", pending={"phone": "1"})
    make_telling(words="About chairs", state=State.LOOKING, our_words="In our words about seats", language="pl")
    for address, found, left_out in (
        ("?state=looking", "seats", "lamps"),
        (f"?directorate={part.pk}", "lamps", "seats"),
        ("?contact=phone", "lamps", "seats"),
        ("?contact=none", "seats", "lamps"),
        ("?language=pl", "seats", "lamps"),
        ("?q=lamps", "lamps", "seats"),
        ("?q=chairs", "seats", "lamps"),
    ):
        said = listed(editor_client, QUEUE + address)
        assert found in said, address
        assert left_out not in said, address
    assert "Phone, not confirmed" in listed(editor_client)
    assert editor_client.get(f"{QUEUE}?state=nonsense&directorate=x&p=77&came_at_from=never").status_code == 200


@pytest.mark.parametrize("address", [QUEUE, ASIDE])
def test_the_list_asks_the_same_for_few_and_for_many(editor_client: Client, address: str) -> None:
    part, state = make_term(Directorate, "Older people"), State.NEW if address == QUEUE else State.SET_ASIDE
    counts = []
    for number in (3, 40):
        for each in range(number):
            make_telling(words=f"Message {each}", directorate=part, state=state, signs=["link"])
        editor_client.get(address)
        with CaptureQueriesContext(connection) as asked:
            editor_client.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= 25


def test_one_message_asks_the_same_beside_few_and_beside_many(editor_client: Client) -> None:
    message, counts = make_telling(), []
    for number in (2, 60):
        for _each in range(number):
            make_telling()
        for _each in range(number):
            message.entries.create(kind="note", note="Look at this")
        editor_client.get(url_of(message))
        with CaptureQueriesContext(connection) as asked:
            assert editor_client.get(url_of(message)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_menu_counts_what_nobody_has_looked_at(editor_client: Client) -> None:
    assert ") What people told us" not in editor_client.get("/admin/").content.decode()
    for state in (State.NEW, State.NEW, State.LOOKING, State.SET_ASIDE):
        make_telling(state=state)
    for address in ("/admin/", "/admin/tellings/", "/admin/tellings/set-aside/"):
        assert "(2) What people told us" in editor_client.get(address).content.decode()


def test_the_lists_count_messages_in_words_that_can_be_counted(editor_client: Client) -> None:
    assert "There are no messages to display" in editor_client.get("/admin/tellings/set-aside/").content.decode()
    make_telling()
    assert "1 message" in editor_client.get("/admin/tellings/").content.decode()
    make_telling()
    assert "2 messages" in editor_client.get("/admin/tellings/").content.decode()


def test_pages_of_other_rooms_do_not_ask_for_the_number(editor_client: Client) -> None:
    """The menu stands on every page of the admin; only where one looks for work does it cost anything."""
    make_telling()
    with CaptureQueriesContext(connection) as asked:
        shown = editor_client.get("/admin/persons/").content.decode()
    assert "What people told us" in shown
    assert ") What people told us" not in shown
    assert not [query for query in asked if "involvement_tellusmessage" in query["sql"]]


@pytest.mark.parametrize(
    ("permissions", "reads", "changes"),
    [((), False, False), ((CHANGE,), False, False), ((VIEW,), True, False), ((VIEW, CHANGE), True, True)],
)
def test_reading_and_changing_are_two_rights(permissions: tuple[str, ...], reads: bool, changes: bool) -> None:
    user, message, other = make_staff(*permissions), make_telling(), make_telling()
    client = signed_in(user)
    refused = 302  # Wagtail leads away with a message
    for address in (QUEUE, ASIDE, url_of(message)):
        assert client.get(address).status_code == (200 if reads else refused), address
    assert client.get(f"{url_of(message)}with/{other.pk}/").status_code == (200 if changes else refused)
    client.post(f"{url_of(message)}with/{other.pk}/")
    answer = client.post(url_of(message), {"do": "note", "note": "Look"})
    assert message.entries.filter(kind="note").exists() == changes
    if not changes:
        assert answer.status_code == refused
        assert fresh(message).state == State.NEW
    assert ("What people told us" in client.get("/admin/").content.decode()) == reads
    if reads and not changes:
        assert 'name="do"' not in client.get(url_of(message)).content.decode()
    assert (can_view_tellings(user), can_moderate_tellings(user)) == (reads, changes)


def test_nobody_adds_or_deletes_one_by_hand(editor_client: Client) -> None:
    message = make_telling()
    for tail in ("new/", f"edit/{message.pk}/", f"delete/{message.pk}/", f"history/{message.pk}/"):
        assert editor_client.get(QUEUE + tail).status_code == 404


def test_the_groups_of_a_new_site_have_what_they_need(home_page: object) -> None:
    call_command("load_starter_site", verbosity=0)
    may = {}
    for name in ("Editors", "Moderators", "Involvement team", "Data protection"):
        user = User.objects.create_user(name, f"{name.split()[0]}@example.org", "example-password")
        user.groups.add(Group.objects.get(name=name))
        may[name] = (can_view_tellings(user), can_moderate_tellings(user))
    assert may == {
        "Editors": (False, False),
        "Moderators": (False, False),
        "Involvement team": (True, True),
        "Data protection": (True, False),
    }


def test_a_story_needs_the_right_to_add_pages_too(form_page: TellUsPage) -> None:
    index = form_page.get_parent()
    assert not can_draft_story(make_staff(VIEW, CHANGE), index)
    assert not can_draft_story(make_staff(VIEW, name="reader", pages=("add",)), index)
    assert can_draft_story(make_staff(VIEW, CHANGE, name="both", pages=("add",)), index)
    assert not can_draft_story(make_staff(VIEW, CHANGE, name="third", pages=("add",)), None)


def lines(action: str) -> list[Any]:
    """Return the lines of the site's history about this action."""
    return list(ModelLogEntry.objects.filter(action=action).order_by("pk"))


def test_every_look_is_written_down_by_number_only(editor: User, editor_client: Client) -> None:
    person = Person.objects.create(email="sam@example.com", name="Sam Secret")
    message = make_telling(person=person, reach_by="email")
    editor_client.get(QUEUE)
    editor_client.get(ASIDE)
    editor_client.get(url_of(message))
    assert len(lines("involvement.list_tellings")) == 2
    (seen,) = lines("involvement.view_telling")
    assert (seen.user, seen.object_id, seen.label) == (
        editor,
        str(message.pk),
        f"What somebody told us, number {message.pk}",
    )
    (about_person,) = lines("people.view")
    assert (about_person.object_id, about_person.data) == (str(person.pk), {"telling": message.pk})
    everything = str([(line.label, line.data) for line in ModelLogEntry.objects.all()])
    assert not [words for words in ("Secret", "sam@", WORDS) if words in everything]
    assert editor_client.get("/admin/reports/site-history/").status_code == 200


def test_the_screen_marks_what_may_tell_who_it_was(editor_client: Client) -> None:
    words = "I am 42. My son Tom was on Ward 4. <script>alert(1)</script> Ring 01632 960 001."
    shown = editor_client.get(url_of(make_telling(words=words))).content.decode()
    soup = BeautifulSoup(shown, "html5lib")
    marked = [str(mark.contents[0]) for mark in soup.select("main mark")]
    assert marked == ["I am 42", "Tom", "Ward 4", "01632 960 001"]
    assert "<script>alert(1)" not in shown


def test_an_unknown_message_is_not_found(editor_client: Client) -> None:
    message = make_telling()
    for tail in ("999999/", f"{'9' * 30}/", f"{message.pk}/with/{message.pk}/", f"{message.pk}/with/999999/"):
        assert editor_client.get(QUEUE + tail).status_code == 404, tail
    assert editor_client.post(url_of(message), {"do": "explode"}).status_code == 400
    assert editor_client.post(url_of(message)).status_code == 400
    assert editor_client.put(url_of(message)).status_code == 405
