"""The board of words: how lists, banners, wordings and mails stand in every language, and the number on the desk."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale
from wagtail_localize.operations import translate_object

from core.desk import desk_lines
from core.models import AlertBanner, Theme, User
from people.actions.consent import publish_wording
from people.actions.mail_texts import save_mail_text
from people.mail_wording import Wording, built_in_wording
from people.post.mails import registered_mails
from tests.factories.staff import make_staff, signed_in
from tests.factories.translated_pages import Captured, locale_of
from tests.factories.translated_words import make_theme, translated_snippet

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
BOARD = "/admin/translations/words/"
BUDGET = 40  # the whole screen: one query for each kind of words, the translation tool’s four, Wagtail’s own furniture


def board(client: Client, query: str = "") -> dict[str, list[str]]:
    """Return the words of the cells of each row, as the table shows them."""
    answer = client.get(BOARD + query)
    assert answer.status_code == 200
    rows = BeautifulSoup(answer.content, "html5lib").select(".translation-board tbody tr")
    return {
        row.select_one("th a").get_text(strip=True): [" ".join(cell.get_text(" ").split()) for cell in row.select("td")]
        for row in rows
    }


def desk_number(user: User) -> int | None:
    """Return the number of translations behind on somebody’s desk; nothing where the line is not there."""
    return next((line.number for line in desk_lines(user) if line.label == "Translations behind the English"), None)


@pytest.fixture
def five(home_page: object, django_capture_on_commit_callbacks: Captured) -> dict[str, Theme]:
    """A theme in every state, in Polish."""
    Locale.objects.exclude(language_code__in=["en", "pl"]).delete()
    with time_machine.travel(NOW, tick=False):
        themes = {name: make_theme(name) for name in ("Apples", "Bread", "Cheese", "Dates", "Eggs")}
        translate_object(themes["Bread"], [locale_of("pl")])
        translated_snippet(themes["Cheese"], "pl", django_capture_on_commit_callbacks, kind="machine")
        translated_snippet(themes["Dates"], "pl", django_capture_on_commit_callbacks)
        translated_snippet(themes["Eggs"], "pl", django_capture_on_commit_callbacks)
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        themes["Eggs"].description = "About other eggs."
        themes["Eggs"].save()
    return themes


def test_every_state_is_told_and_filters_narrow(five: dict[str, Theme], editor_client: Client) -> None:
    found = board(editor_client, "?kind=core.theme")
    assert found["Apples"] == ["Start : Apples, Polish"]
    assert found["Bread"] == ["In progress : Bread, Polish"]
    assert found["Cheese"] == ["Machine-made : Cheese, Polish Decide : Cheese, Polish"]
    assert found["Dates"] == ["Checked : Dates, Polish"]
    assert found["Eggs"] == ["Out of date : Eggs, Polish since 5 May 2026 Decide : Eggs, Polish"]
    assert list(board(editor_client, "?state=stale")) == ["Eggs"]
    assert list(board(editor_client, "?q=che")) == ["Cheese"]
    assert board(editor_client, f"?kind=core.user&state=odd&section=1&p=999&q={'x' * 5000}") == {}
    lines = list(
        csv.reader(io.StringIO(editor_client.get(f"{BOARD}?state=stale&export=csv").content.decode("utf-8-sig")))
    )
    assert lines[0][:2] == ["Words", "Type"]
    assert lines[1] == ["Eggs", "Theme", "Polish", "Out of date", "2026-05-05", "0"]
    assert BOARD in editor_client.get("/admin/translations/").content.decode()


def test_every_link_of_the_board_opens(five: dict[str, Theme], editor_client: Client) -> None:
    publish_wording("news", "pl", "Przysyłajcie mi wiadomości.")
    mail = next(mail for mail in registered_mails() if mail.words is None)
    save_mail_text(mail.name, "pl", Wording("Temat", built_in_wording(mail, "en").body))
    save_mail_text(mail.name, "en", Wording("Subject", built_in_wording(mail, "en").body))
    links = {
        str(link["href"])
        for query in ("?kind=core.theme", "?kind=people.mailtext", "?kind=people.consentwording")
        for link in BeautifulSoup(editor_client.get(BOARD + query).content, "html5lib").select(".translation-board a")
    }
    assert len(links) > 15
    for link in links:
        assert editor_client.get(link).status_code == 200, link
    assert board(editor_client, "?kind=people.mailtext&state=stale").keys() == {str(mail.label)}


def test_each_sees_what_they_look_after_and_the_desk_counts_it(five: dict[str, Theme]) -> None:
    words = signed_in(make_staff("change_consentwording", name="words"))
    themes = signed_in(make_staff("change_theme", name="themes"))
    nobody = signed_in(make_staff(name="nobody"))
    assert "Eggs" not in board(words)
    assert "Eggs" in board(themes)
    assert board(themes)["Apples"] == ["Not started"]  # to start one needs the right to translate
    assert nobody.get(BOARD)["Location"] == "/admin/"
    numbers = {name: desk_number(User.objects.get(username=name)) for name in ("themes", "words", "nobody")}
    assert numbers == {"themes": 1, "words": 0, "nobody": None}
    led = themes.get("/admin/translations/?state=stale")
    assert [link.get_text() for link in BeautifulSoup(led.content, "html5lib").select(".title > a")] == [
        "Polish",
        "Eggs",
    ]


def test_a_banner_that_was_taken_down_waits_for_nobody(
    home_page: object, editor: User, django_capture_on_commit_callbacks: Captured
) -> None:
    """It stays out of date: put up again, it counts again."""
    until = datetime.now(UTC) + timedelta(days=3)
    english = AlertBanner.objects.create(heading="Lift", message="It is shut.", ends_at=until, locale=locale_of("en"))
    polish = translated_snippet(english, "pl", django_capture_on_commit_callbacks)
    english.heading = "The lift"
    english.save_revision().publish()
    assert desk_number(editor) == 1
    polish.unpublish()
    assert desk_number(editor) == 0
    polish.get_latest_revision().publish()
    assert desk_number(editor) == 1


def test_many_ask_the_same_as_few(five: dict[str, Theme], editor_client: Client) -> None:
    def asked() -> int:
        editor_client.get(BOARD)
        with CaptureQueriesContext(connection) as queries:
            editor_client.get(BOARD)
        return len(queries)

    few = asked()
    for number in range(30):
        theme = make_theme(f"Theme {number}")
        theme.copy_for_translation(locale_of("pl")).save()
    assert asked() == few <= BUDGET
