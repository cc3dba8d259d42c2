"""The pages on which somebody asks to follow something: they lose nothing typed and tell nobody who is known."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.models import Directorate, Theme
from home.models import HomePage
from involvement.models import StoryFollow, StoryIndexPage, StoryPage
from involvement.views.following import REQUESTS
from people.actions.consent import forget_wordings, publish_wording
from people.models import ConsentEvent, OutboxMessage, Person
from tests.factories.following import EMAIL, form_values, make_follow, send_follow_form, thing_of
from tests.factories.involvement import make_term
from tests.factories.stories import make_story, make_story_index
from tests.html_checker import html_errors_of

LIST = "/we-said-we-did/"
OF_LIST = f"{LIST}follow/"
OF_STORY = f"{LIST}clearer-letters/follow/"
EVERYWHERE = pytest.mark.parametrize("address", [OF_LIST, OF_STORY])


@pytest.fixture(autouse=True)
def index(home_page: HomePage, organisation: object) -> StoryIndexPage:
    """The list, with a story in it and terms to choose."""
    page = make_story_index(home_page)
    make_term(Theme, "Food & <drink>")
    make_term(Directorate, "Wards")
    make_story(page, slug="clearer-letters", themes=[make_term(Theme, "Letters")])
    return page


def story() -> StoryPage:
    """Return the story."""
    return StoryPage.objects.get()


def main_of(answer: Any) -> str:
    """Return what stands between header and footer, spaces made single."""
    return re.sub(r"\s+", " ", answer.content.decode().split("<main")[1].split("</main>")[0])


def offered(answer: Any) -> list[str]:
    """Return what can be chosen."""
    return re.findall(r'name="what" type="radio" value="([^"]+)"', main_of(answer))


def test_the_story_leads_to_its_form_and_the_list_to_its_own_where_a_term_is_chosen(client: Client) -> None:
    assert f'href="{OF_STORY}"' in main_of(client.get(story().url))
    assert "follow/" not in main_of(client.get(LIST))
    shown = main_of(client.get(f"{LIST}?theme=letters&directorate=wards&status=heard&page=1"))
    link = re.search(r'href="([^"]+)"[^>]*>Tell me about new ones like this', shown)
    assert link
    assert link[1].replace("&amp;", "&") == f"{OF_LIST}?theme=letters&directorate=wards"


def test_the_terms_of_the_filters_are_offered_else_all(client: Client) -> None:
    assert offered(client.get(OF_LIST)) == ["theme-food-drink", "theme-letters", "directorate-wards"]
    chosen = client.get(f"{OF_LIST}?theme=letters&status=heard")
    assert offered(chosen) == ["theme-letters"]
    assert re.search(r'value="theme-letters"[^>]* checked', main_of(chosen))
    both = client.get(f"{OF_LIST}?theme=letters&directorate=wards")
    assert offered(both) == ["theme-letters", "directorate-wards"]
    assert " checked" not in main_of(both)
    assert "About: Food &amp; &lt;drink&gt;" in main_of(client.get(OF_LIST))


def test_unknown_terms_are_left_out_and_said(client: Client) -> None:
    shown = client.get(f"{OF_LIST}?theme=atlantis&theme=letters&status=nonsense")
    assert "We left out “atlantis”" in main_of(shown)
    assert "nonsense" not in main_of(shown)
    assert offered(shown) == ["theme-letters"]


def test_a_valid_form_keeps_the_wish_and_switches_nothing_on(client: Client) -> None:
    answer = send_follow_form(client, OF_STORY)
    assert (answer.status_code, answer["Location"]) == (302, f"{OF_STORY}?sent=yes")
    sent = send_follow_form(client, f"{OF_LIST}?theme=letters", what="theme-letters")
    assert (sent.status_code, sent["Location"]) == (302, f"{OF_LIST}?theme=letters&sent=yes")
    terms = [thing_of(what) for what in (story(), Theme.objects.get(slug="letters"))]
    rows = StoryFollow.objects.order_by("pk").values_list("kind", "key", "is_on", "on_since")
    assert list(rows) == [(thing.kind, thing.key, False, None) for thing in terms]
    person = Person.objects.get()
    assert (person.email, person.email_confirmed_at) == (EMAIL, None)
    assert not ConsentEvent.objects.exists()
    assert "What becomes of “Clearer letters”" in main_of(client.get(answer["Location"]))


@EVERYWHERE
def test_the_answer_is_the_same_for_everybody(client: Client, address: str) -> None:
    make_follow(story(), email="on@example.com")
    Person.objects.create(email="known@example.com", name="Known", email_confirmed_at=timezone.now())
    answers = []
    for email in ("stranger@example.com", "on@example.com", "known@example.com", " KNOWN@example.com. "):
        sent = send_follow_form(client, address, email=email, what="theme-letters")
        shown = client.get(sent["Location"])
        headers = {name: value for name, value in shown.headers.items() if name != "X-Request-ID"}
        answers.append((sent.status_code, sent["Location"], shown.content, headers))
    assert len({repr(answer) for answer in answers}) == 1
    assert Person.objects.get(email="known@example.com").name == "Known"
    assert StoryFollow.objects.filter(is_on=True).count() == 1


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"email": None}, "Enter your email address"),
        ({"email": "sam@"}, "Enter an email address in the correct format"),
        ({"email": "sam@example.com\x01\x02 kim@example.com"}, "Enter an email address in the correct format"),
        ({"email": "ł" * 5000}, "must be 320 characters or fewer"),
        ({"what": None}, "Choose what you want to follow"),
        ({"what": "theme-atlantis"}, "Choose what you want to follow"),
        ({"what": "directorate-wards"}, "Choose what you want to follow"),  # not among what is offered here
        ({"agree": None}, "Tick the box so that we may write to you"),
        ({"stamp": "nonsense"}, "This page was open for a long time"),
        ({"second_reference": "robot"}, "We could not tell that a person sent this"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client: Client, wrong: dict[str, Any], message: str) -> None:
    address = f"{OF_LIST}?theme=letters&theme=food-drink"
    answer = send_follow_form(client, address, **({"what": "theme-letters"} | wrong))
    shown = main_of(answer)
    assert answer.status_code == 422
    assert message in shown
    assert "nhsuk-error-summary" in shown
    if "email" not in wrong:
        assert f'value="{EMAIL}"' in shown
    if "what" not in wrong:
        assert re.search(r'value="theme-letters"[^>]* checked', shown)
    assert not StoryFollow.objects.exists()
    assert not Person.objects.exists()


@EVERYWHERE
def test_odd_input_gets_a_clear_answer(client: Client, address: str) -> None:
    for query, status in (("theme=" + "a" * 5000, 414), ("theme=a%00b", 400), ("q=%ff", 400)):
        assert client.get(f"{address}?{query}").status_code == status
        assert send_follow_form(client, f"{address}?{query}").status_code == status
    assert send_follow_form(client, address, what="theme-letters\x00", email="a\x00b@example.com").status_code in (
        400,
        422,
    )
    assert client.post(address, {}).status_code == 422
    assert client.put(address).status_code == 405
    assert not Person.objects.exists()


def test_words_that_changed_meanwhile_are_read_first(client: Client) -> None:
    values = form_values()
    publish_wording("follow", "en", "Quite other words.")
    forget_wordings()
    answer = client.post(OF_STORY, values)
    assert answer.status_code == 422
    assert "These words have changed" in main_of(answer)
    assert "Quite other words." in main_of(answer)


def test_many_forms_from_one_place_have_to_wait(client: Client) -> None:
    for number in range(REQUESTS):
        assert send_follow_form(client, OF_STORY, email=f"p{number}@example.com").status_code == 302
    answer = send_follow_form(client, OF_STORY, email="one-more@example.com")
    assert answer.status_code == 429
    assert 'value="one-more@example.com"' in main_of(answer)
    assert not Person.objects.filter(email="one-more@example.com").exists()


@EVERYWHERE
def test_it_needs_no_cookie_and_is_kept_nowhere(address: str) -> None:
    visitor = Client(enforce_csrf_checks=True)
    sent = send_follow_form(visitor, address, what="theme-letters")
    for answer in (visitor.get(address), sent, visitor.get(f"{address}?sent=yes")):
        assert answer.status_code in (200, 302)
        assert answer.headers["Cache-Control"] == "no-store, private"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert not answer.cookies


@EVERYWHERE
def test_opening_it_changes_nothing(client: Client, address: str) -> None:
    client.get(f"{address}?email={EMAIL}&agree=on&what=theme-letters")
    client.head(address)
    assert not Person.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_where_there_is_nothing_to_follow_there_is_no_form(client: Client, index: StoryIndexPage) -> None:
    make_follow(story())
    story().unpublish()
    assert client.get(OF_STORY).status_code == 404
    Theme.objects.all().delete()
    Directorate.objects.all().delete()
    assert client.get(OF_LIST).status_code == 404
    assert client.get("/follow/").status_code == 404


def test_asking_again_sends_one_mail_an_hour_and_nobody_is_flooded(client: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _time in range(3):
            send_follow_form(client, OF_STORY)
            clock.shift(timedelta(minutes=19))
        assert OutboxMessage.objects.count() == StoryFollow.objects.count() == Person.objects.count() == 1
        clock.shift(timedelta(minutes=5))
        send_follow_form(client, OF_STORY)
        assert OutboxMessage.objects.count() == 2
        for number in range(15):
            make_term(Theme, f"Theme {number}")
            send_follow_form(client, OF_LIST, what=f"theme-theme-{number}")
    assert StoryFollow.objects.count() == 16
    assert OutboxMessage.objects.count() == 10


@EVERYWHERE
def test_the_form_asks_the_database_little_however_many_terms_there_are(client: Client, address: str) -> None:
    def asked() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    few = asked()
    for number in range(30):
        make_term(Theme, f"Theme {number}")
    assert asked() == few <= 10


def test_its_html_is_valid_in_every_state(client: Client) -> None:
    documents = {
        "story": client.get(OF_STORY),
        "story refused": send_follow_form(client, OF_STORY, email="<b>", agree=None),
        "story sent": client.get(f"{OF_STORY}?sent=yes"),
        "terms": client.get(OF_LIST),
        "terms filtered": client.get(f"{OF_LIST}?theme=letters&theme=%3Cb%3E"),
        "terms refused": send_follow_form(client, OF_LIST, second_reference="x"),
        "terms sent": client.get(f"{OF_LIST}?theme=letters&sent=yes"),
        "list": client.get(f"{LIST}?theme=letters"),
        "page": client.get(story().url),
    }
    StoryPage.objects.update(is_example=True)
    documents["example"] = client.get(OF_STORY)
    assert "This story is an example." in main_of(documents["example"])
    texts = {name: answer.content.decode() for name, answer in documents.items()}
    assert {name: errors for name, errors in html_errors_of(texts).items() if errors} == {}
