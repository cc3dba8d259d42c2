"""The chooser: every path through it ends in a rung, however many there are; the same answers always give the same."""

from collections.abc import Iterator
from itertools import product

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import HomePage
from involvement.models import RoadMapPage, Rung
from involvement.road_map.choosing import answers_in, height_needed, place_at, recommendation
from involvement.road_map.ladder_picture import ladder_picture
from involvement.road_map.questions import QUESTIONS, TOP, Answer, Role
from tests.factories.road_map import make_road_map, make_rungs
from tests.html_checker import html_errors_of

ADDRESS = "/road-map/ladder/"
BEST = {
    "open": "all",
    "decide": "share",
    "touches": "much",
    "asked": "yes",
    "until": "months",
    "staff": "days",
    "pay": "yes",
}
Answers = dict[str, Answer]
PAGE_BUDGET = 10


def every_path() -> Iterator[Answers]:
    """Yield every way to answer all questions."""
    names = [question.name for question in QUESTIONS]
    for answers in product(*(question.answers for question in QUESTIONS)):
        yield dict(zip(names, answers, strict=True))


@pytest.fixture
def road_map(home_page: HomePage, organisation: object) -> RoadMapPage:
    """The road map, with the five rungs."""
    make_rungs()
    return make_road_map(home_page)


def shown(client: Client, **answers: str) -> BeautifulSoup:
    """Return the page for these answers."""
    response = client.get(ADDRESS, answers)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


def test_there_are_six_to_eight_questions_each_of_which_one_can_answer_unsure() -> None:
    assert 6 <= len(QUESTIONS) <= 8
    assert all(question.answer("unsure") for question in QUESTIONS)
    assert {question.role for question in QUESTIONS} == {Role.LIMIT, Role.WISH}


@pytest.mark.parametrize("number", [1, 3, 5, 8])
def test_every_path_ends_in_a_rung_and_never_above_what_can_be_kept(number: int) -> None:
    reached, paths = set(), 0
    limiting = [question.name for question in QUESTIONS if question.role == Role.LIMIT]
    for answers in every_path():
        found = recommendation(answers, number)
        assert found is not None
        assert found.reasons
        limit = min(answers[name].height for name in limiting)
        assert 0 <= found.place <= place_at(limit, number)
        assert found.has_next == (found.place < number - 1)
        reached.add(found.place)
        paths += 1
    assert paths == 5 * 5 * 4 * 3 * 4 * 4 * 4
    assert {0, number - 1} <= reached


def test_the_same_answers_always_give_the_same() -> None:
    first = [recommendation(answers, 5) for answers in every_path()]
    assert first == [recommendation(answers, 5) for answers in every_path()]
    turned_round = recommendation(dict(reversed(answers_in(BEST).items())), 5)
    assert turned_round == recommendation(answers_in(BEST), 5)


def test_what_stands_in_the_way_really_does() -> None:
    """Whoever changes exactly what is named reaches at least the next rung, unless people do not want it."""
    for answers in every_path():
        found = recommendation(answers, 5)
        assert found is not None
        if not found.has_next:
            continue
        better = answers | {question.name: question.answers[0] for question in found.in_the_way}
        wish = max(answers[question.name].height for question in QUESTIONS if question.role == Role.WISH)
        after = recommendation(better, 5)
        assert after is not None
        assert after.place > found.place or wish < height_needed(found.place + 1, 5)


def test_every_rung_can_be_reached_by_some_height() -> None:
    for number in range(2, TOP + 2):
        assert {place_at(height, number) for height in range(TOP + 1)} == set(range(number))
        assert all(place_at(height_needed(place, number), number) == place for place in range(number))


def test_without_an_answer_or_without_a_rung_there_is_none() -> None:
    answers = answers_in(BEST)
    assert recommendation(answers, 0) is None
    del answers["pay"]
    assert recommendation(answers, 5) is None
    assert answers_in({"open": "nonsense", "other": "all"}) == {}


def test_the_page_recommends_with_reasons_and_says_what_more_would_take(road_map: RoadMapPage, client: Client) -> None:
    Rung.objects.filter(slug="deciding-together").update(takes="a decision that is yours.")
    page = shown(client, **(BEST | {"decide": "follow"}))
    advice = page.select_one(".road-map-answer")
    assert advice is not None
    words = advice.get_text(" ", strip=True)
    assert "Your rung: Designing together" in words
    assert "You can follow what people say, or tell them why not." in words
    assert "What the next rung up would take: Deciding together" in words
    assert "It takes a decision that is yours." in words
    assert "Agree with whoever decides" in words
    assert advice.select_one('a[href="/road-map/plan/?rung=designing-together"]')
    assert page.select_one('input[name="decide"][value="follow"][checked]')
    assert page.select_one('meta[name="robots"][content="noindex"]')


def test_on_the_highest_rung_nothing_more_is_asked(road_map: RoadMapPage, client: Client) -> None:
    words = shown(client, **BEST).get_text(" ", strip=True)
    assert "Your rung: Deciding together" in words
    assert "There is no higher rung" in words


def test_the_picture_says_in_words_what_it_shows(road_map: RoadMapPage, client: Client) -> None:
    page = shown(client, **(BEST | {"open": "nothing"}))
    described = page.select_one("svg[role=img] desc")
    assert described is not None
    assert "Being told, Being asked, Joining in, Designing together, Deciding together" in described.get_text()
    assert "Marked: Being told." in described.get_text()
    assert [text.get_text() for text in page.select("svg text")][-1] == "Being told (yours)"


def test_the_picture_is_mirrored_where_words_run_from_right_to_left(db: None) -> None:
    rungs = make_rungs(3)
    left, right = ladder_picture(rungs, "ltr"), ladder_picture(rungs, "rtl")
    assert (left.origin, right.origin) == ("0", "100%")
    assert right.words_from == f"-{left.words_from}"
    assert left.height == right.height


@pytest.mark.parametrize("missing", [question.name for question in QUESTIONS])
def test_a_missing_answer_is_asked_for_and_nothing_is_lost(road_map: RoadMapPage, client: Client, missing: str) -> None:
    given = {name: value for name, value in BEST.items() if name != missing}
    answer = client.get(ADDRESS, given)
    page = BeautifulSoup(answer.content, "html5lib")
    assert answer.status_code == 422
    assert [link["href"] for link in page.select(".nhsuk-error-summary a")] == [f"#id_{missing}"]
    assert len(page.select("input[checked]")) == len(given)
    assert not page.select_one(".road-map-answer")


@pytest.mark.parametrize("odd", ["x" * 5000, "\x00", "👩‍👩‍👧‍👦", "<script>", "-1", ""])
def test_odd_answers_are_answers_that_are_missing(road_map: RoadMapPage, client: Client, odd: str) -> None:
    assert client.get(ADDRESS, BEST | {"open": odd}).status_code in (400, 414, 422)
    assert client.get(ADDRESS, {"nothing": odd}).status_code in (200, 400, 414)


def test_it_only_reads_and_everybody_gets_the_same(road_map: RoadMapPage, client: Client) -> None:
    assert client.post(ADDRESS, BEST).status_code in (403, 405)
    answer = client.get(ADDRESS, BEST)
    assert answer.cookies == {}
    assert b"csrfmiddlewaretoken" not in answer.content


@pytest.mark.parametrize("number", [0, 1, 5])
def test_it_works_with_any_number_of_rungs(home_page: HomePage, client: Client, number: int) -> None:
    make_road_map(home_page)
    make_rungs(number)
    with CaptureQueriesContext(connection) as asked:
        page = shown(client, **BEST)
    assert bool(page.select_one(".road-map-answer")) == (number > 0)
    assert len(page.select(".road-map-rung")) == number
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as asked:
        client.get(ADDRESS, BEST)
    assert len(asked) == 4 <= PAGE_BUDGET


def test_its_html_is_valid(road_map: RoadMapPage, client: Client) -> None:
    documents = {
        name: client.get(ADDRESS, query).content.decode()
        for name, query in {"empty": {}, "advice": BEST, "wrong": {"open": "all"}}.items()
    }
    assert {name: errors for name, errors in html_errors_of(documents).items() if errors} == {}
