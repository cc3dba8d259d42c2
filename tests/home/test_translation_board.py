"""The translation board: how every page stands in every language, what is asked for, one click to start, and a file."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

from core import demand
from home.board.rows import kind_name
from home.board.screen import A_PAGE
from home.models import HomePage, StandardPage
from tests.factories.staff import make_staff, signed_in

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
DAY = timedelta(days=1)
BOARD = "/admin/translations/"
BUDGET = 20  # the whole screen, Wagtail's own furniture among them


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """Stand still at noon on 4 May 2026."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(autouse=True)
def nothing_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin with no room that counts what people ask for."""
    monkeypatch.setattr(demand, "_known", {})


@pytest.fixture
def polish(db: None) -> Locale:
    """A first other language."""
    return Locale.objects.get_or_create(language_code="pl")[0]


@pytest.fixture
def urdu(db: None) -> Locale:
    """A second other language."""
    return Locale.objects.get_or_create(language_code="ur")[0]


def make_page(parent: Page, title: str) -> StandardPage:
    """Publish an ordinary page."""
    page = StandardPage(title=title, slug=title.lower(), summary=f"About {title}.")
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def translate(page: StandardPage, locale: Locale, kind: str = StringTranslation.TRANSLATION_TYPE_MANUAL) -> Page:
    """Translate every string of a page, publish it, and return it."""
    translate_object(page, [locale])
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=locale)
    for segment in StringSegment.objects.filter(source=translation.source):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={"data": segment.string.data, "translation_type": kind},
        )
    translation.save_target(publish=False)
    made: Page = page.get_translation(locale)
    made.get_latest_revision().publish()
    return made


def board(client: Client, query: str = "") -> dict[str, list[str]]:
    """Return the words of the cells of each page, as the table shows them."""
    answer = client.get(BOARD + query)
    assert answer.status_code == 200
    soup = BeautifulSoup(answer.content, "html5lib")
    rows = soup.select(".translation-board tbody tr")
    return {
        row.select_one("th a").get_text(strip=True): [" ".join(cell.get_text(" ").split()) for cell in row.select("td")]
        for row in rows
    }


@pytest.fixture
def five(home_page: HomePage, polish: Locale) -> dict[str, StandardPage]:
    """A page in every state."""
    pages = {name: make_page(home_page, name) for name in ("Apples", "Bread", "Cheese", "Dates", "Eggs")}
    translate_object(pages["Bread"], [polish])
    translate(pages["Cheese"], polish, StringTranslation.TRANSLATION_TYPE_MACHINE)
    translate(pages["Dates"], polish)
    translate(pages["Eggs"], polish)
    with time_machine.travel(NOW + DAY, tick=False):
        pages["Eggs"].summary = "About other eggs."
        pages["Eggs"].save_revision().publish()
    return pages


def test_every_state_is_told(five: dict[str, StandardPage], editor_client: Client) -> None:
    """From not started to out of date since the day the English changed."""
    found = board(editor_client)
    assert list(found) == ["Working Together", "Apples", "Bread", "Cheese", "Dates", "Eggs"]
    assert found["Apples"] == ["Start : Apples, Polish"]
    assert found["Bread"] == ["In progress : Bread, Polish"]
    assert found["Cheese"] == ["Machine-made : Cheese, Polish"]
    assert found["Dates"] == ["Checked : Dates, Polish"]
    assert found["Eggs"] == ["Out of date : Eggs, Polish since 5 May 2026"]
    counts = BeautifulSoup(editor_client.get(BOARD).content, "html5lib").select("[aria-labelledby=by-language] td")
    assert [cell.get_text() for cell in counts] == ["2", "1", "1", "1", "1"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?state=stale", ["Eggs"]),
        ("?state=checked&language=pl", ["Dates"]),
        ("?q=che", ["Cheese"]),
        ("?kind=home.standardpage&state=none", ["Apples"]),
        ("?kind=home.homepage", ["Working Together"]),
        ("?q=nothing-is-called-so", []),
        ("?language=xx&state=odd&kind=core.user&section=1&sort=odd&p=999", 6),
        (f"?q={'x' * 5000}", []),
    ],
)
def test_filters_narrow_the_board(
    five: dict[str, StandardPage], editor_client: Client, query: str, titles: list[str] | int
) -> None:
    found = list(board(editor_client, query))
    assert found == titles or len(found) == titles


def test_a_section_is_a_page_with_all_below_it(five: dict[str, StandardPage], editor_client: Client) -> None:
    child = make_page(five["Apples"], "Apricots")
    assert list(board(editor_client, f"?section={five['Apples'].path}")) == ["Apples", "Apricots"]
    assert child.path.startswith(five["Apples"].path)


def test_one_click_starts_a_draft_and_a_second_one_changes_nothing(
    five: dict[str, StandardPage], polish: Locale, editor_client: Client
) -> None:
    apples = five["Apples"]
    address = f"{BOARD}start/{apples.pk}/pl/"
    assert editor_client.get(address).status_code == 405
    assert not apples.has_translation(polish)
    answer = editor_client.post(address)
    made = apples.get_translation(polish)
    assert answer["Location"] == f"/admin/pages/{made.pk}/edit/"
    assert not made.live
    assert made.get_parent().locale == polish
    assert editor_client.post(address)["Location"] == BOARD
    assert apples.get_translations().count() == 1
    assert board(editor_client)["Apples"] == ["In progress : Apples, Polish"]


@pytest.mark.parametrize("place", ["{pk}/xx", "{pk}/en", "999999/pl", "1/pl"])
def test_what_is_not_there_is_not_started(five: dict[str, StandardPage], editor_client: Client, place: str) -> None:
    answer = editor_client.post(f"{BOARD}start/{place.format(pk=five['Apples'].pk)}/")
    assert answer.status_code == 404


def test_each_sees_and_starts_what_they_may(home_page: HomePage, polish: Locale) -> None:
    """Who may work on one part sees that part; to start one needs the right to change it and to translate."""
    mine, other = make_page(home_page, "Mine"), make_page(home_page, "Other")
    writer = signed_in(make_staff("submit_translation", pages=("change",), below=mine, name="writer"))
    reader = signed_in(make_staff(pages=("change",), below=mine, name="reader"))
    nobody = signed_in(make_staff(name="nobody"))
    assert board(writer) == {"Mine": ["Start : Mine, Polish"]}
    assert board(reader) == {"Mine": ["Not started"]}
    assert nobody.get(BOARD)["Location"] == "/admin/"  # Wagtail leads away who may not
    assert BOARD not in nobody.get("/admin/").content.decode()
    for client, page in ((writer, other), (reader, mine), (nobody, mine)):
        client.post(f"{BOARD}start/{page.pk}/pl/")
        assert not page.has_translation(polish)
    writer.post(f"{BOARD}start/{mine.pk}/pl/")
    assert mine.has_translation(polish)


def test_what_is_asked_for_stands_beside_what_there_is(
    five: dict[str, StandardPage], urdu: Locale, editor_client: Client
) -> None:
    assert "Most asked for first" not in editor_client.get(BOARD).content.decode()
    demand.register_demand(
        "letters", lambda: {(five["Dates"].translation_key, "ur"): 3, (five["Bread"].translation_key, "pl"): 1}
    )
    demand.register_demand(
        "phone", lambda: {(five["Dates"].translation_key, "ur"): 1, (five["Dates"].translation_key, "pl"): 9}
    )
    found = board(editor_client, "?sort=asked")
    assert list(found)[:2] == ["Dates", "Bread"]
    assert found["Dates"][1] == "Start : Dates, Urdu asked for 4 times"
    assert found["Bread"][0] == "In progress : Bread, Polish asked for once"
    rows = BeautifulSoup(editor_client.get(BOARD).content, "html5lib").select("[aria-labelledby=by-language] tbody tr")
    assert [row.select("td")[-1].get_text() for row in rows] == ["1", "4"]  # the nine have their page


def test_the_file_has_what_is_chosen_and_runs_nothing(five: dict[str, StandardPage], editor_client: Client) -> None:
    Page.objects.filter(pk=five["Eggs"].pk).update(title="=Eggs")
    answer = editor_client.get(f"{BOARD}?state=stale&export=csv")
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert lines[0][:3] == ["Page", "Type", "Language"]
    kind = kind_name("home.standardpage")
    assert lines[1:] == [["'=Eggs", kind, "Polish", "Out of date", "2026-05-05", "0"]]
    assert "no-store" in answer["Cache-Control"]


def test_without_another_language_the_board_says_so(home_page: HomePage, editor_client: Client) -> None:
    Locale.objects.exclude(language_code="en").delete()
    assert "This site has no other language yet." in editor_client.get(BOARD).content.decode()


def test_50_pages_ask_the_same_as_500(home_page: HomePage, polish: Locale, urdu: Locale, editor_client: Client) -> None:
    """Pages, translations, strings and what is asked for are read at once, however many there are."""
    first = make_page(home_page, "First")
    translate(first, polish)

    def asked(number: int) -> int:
        have = Page.objects.filter(depth=3, path__startswith=home_page.path).count()
        steps = [Page._get_path(home_page.path, 3, step) for step in range(have + 1, number + 1)]
        twins = [
            Page(
                title=f"Twin {path}",
                slug=f"twin-{path.lower()}",
                path=path,
                depth=3,
                url_path=f"/front/twin-{path.lower()}/",
                content_type=first.content_type,
                locale=first.locale,
                last_published_at=timezone.now(),
            )
            for path in steps
        ]
        Page.objects.bulk_create(twins)
        Page.objects.filter(pk=home_page.pk).update(numchild=number)
        editor_client.get(BOARD)
        with CaptureQueriesContext(connection) as queries:
            assert len(board(editor_client)) == A_PAGE
        return len(queries)

    few, many = asked(50), asked(500)
    assert few == many <= BUDGET
