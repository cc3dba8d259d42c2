"""The equality report: coverage first, finished quarters only, and no number that could be worked out."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import ModelLogEntry

from core.models import User
from people.disclosure import SMALLEST
from people.equality import DECLINED, EqualityQuestion, equality_questions
from people.equality_report import YearReport, report_of
from people.models import EqualityCount, PrivacySettings
from tests.people.attacker import Node
from tests.people.test_permissions import signed_in_with

REPORT = "/admin/equality/"
QUARTERS = ("2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1")
AFTER = date(2027, 4, 1)
OWN_TABLES = "main .nice-padding table"


def count(question: str, answer: str, *numbers: int) -> None:
    """Write down the counts of one answer in the quarters of the year 2026 to 2027."""
    for quarter, number in zip(QUARTERS, numbers, strict=False):
        EqualityCount.objects.create(quarter=quarter, question=question, answer=answer, number=number)


@contextmanager
def signed_in_on(day: date, editor: User) -> Iterator[Client]:
    """Travel to a day and sign in there: an older session would have run out."""
    with time_machine.travel(day):
        client = Client()
        client.force_login(editor)
        yield client


def words_of(years: list[YearReport]) -> list[list[str]]:
    """Return everything that can be read in a report."""
    return [
        [year.label, *year.periods, question.label, line.words, *(figure.text for figure in line.figures), line.share]
        for year in years
        for question in year.questions
        for line in (*question.coverage, *question.answers)
    ]


def tables(client: Client) -> dict[str, dict[str, list[str]]]:
    """Return the tables of the page as somebody reads them: caption, line, cells."""
    soup = BeautifulSoup(client.get(REPORT).content, "html5lib")
    found: dict[str, dict[str, list[str]]] = {}
    for number, table in enumerate(soup.select(OWN_TABLES)):
        lines = {row.th.get_text(): [cell.get_text() for cell in row.select("td")] for row in table.select("tbody tr")}
        found[f"{number} {table.caption.get_text()}"] = lines
    return found


def test_coverage_comes_first_with_declined_and_not_known_apart(editor: User) -> None:
    count("asked", "people", 200, 150, 100, 50)
    count("ethnicity", "A", 100, 90, 40, 20)
    count("ethnicity", "H", 20, 15, 10, 9)
    count("ethnicity", "Z", 30, 20, 12, 8)
    with signed_in_on(AFTER, editor) as client:
        found = tables(client)
    first = found["0 What is your ethnic group? (April 2026 to March 2027)"]
    assert [caption for caption in found if "ethnic" in caption][0].startswith("0 ")
    assert first == {
        "Could answer: people whose sign-up was confirmed": ["–", "200", "150", "100", "50", "500"],
        "Asked and answered": ["–", "120", "105", "50", "30", "305"],
        "Asked and declined: “prefer not to say”": ["Z", "30", "20", "10", "10", "70"],
        "Not known: not asked, or did not answer": ["99", "50", "25", "40", "10", "125"],
    }
    answers = found["4 What is your ethnic group? (April 2026 to March 2027)"]
    assert answers["White - British"] == ["A", "100", "90", "40", "20", "250", "82%"]
    assert answers["Asian or Asian British - Indian"] == ["H", "20", "15", "10", "10", "55", "18%"]
    assert answers["White - Irish"] == ["B", "0", "0", "0", "0", "0", "0%"]


def test_a_quarter_is_shown_when_it_is_over_and_a_year_when_all_four_are(editor: User) -> None:
    count("gender", "woman", 20, 30, 40, 50)
    for day, periods in {
        date(2026, 6, 30): [],
        date(2026, 7, 1): ["April to June 2026"],
        date(2027, 3, 31): ["April to June 2026", "July to September 2026", "October to December 2026"],
    }.items():
        with signed_in_on(day, editor) as client:
            shown = client.get(REPORT).content.decode()
        headings = [cell.get_text() for cell in BeautifulSoup(shown, "html5lib").select(f"{OWN_TABLES} thead th")]
        assert headings[2 : 2 + len(periods)] == periods, day
        assert "The whole year" not in shown
    with signed_in_on(date(2026, 6, 30), editor) as client:
        shown = client.get(REPORT).content.decode()
    assert "No quarter is over yet" in shown
    assert "April to June 2026 is still running. Its numbers are shown from 1 July 2026" in shown
    with signed_in_on(AFTER, editor) as client:
        assert "The whole year" in client.get(REPORT).content.decode()


def test_more_may_answer_than_were_asked(editor: User) -> None:
    count("asked", "people", 10)
    count("gender", "woman", 40)
    with signed_in_on(AFTER, editor) as client:
        coverage = tables(client)["2 What is your gender? (April 2026 to March 2027)"]
    assert coverage["Not known: not asked, or did not answer"][1] == "0"


@pytest.mark.parametrize("smallest", [8, 60])
def test_no_raw_number_leaves_the_page_or_the_file(editor: User, smallest: int) -> None:
    facts = PrivacySettings.load()
    facts.smallest_number_shown = smallest
    facts.save()
    count("asked", "people", 4217, 3319, 0, 1)
    count("ethnicity", "A", 4211, 37, 0, 58)
    count("ethnicity", "B", 7, 1, 6, 3)
    count("age", "18-24", 2273, 7, 0, 0)
    count("gender", "woman", 57, 58, 59, 53)
    with signed_in_on(AFTER, editor) as client:
        page = client.get(REPORT).content.decode()
        file = client.get(f"{REPORT}?export=csv").content.decode()
    for raw in (4217, 3319, 4211, 2273, 4217 + 3319 + 1, 4211 + 37 + 58, 57 + 58 + 59 + 53):
        assert not re.search(rf"\b{raw}\b", page) and not re.search(rf"\b{raw}\b", file)
    cells = [cell for lines in tables_in(page) for cell in lines] + [row[6] for row in csv.reader(io.StringIO(file))][
        1:
    ]
    hidden = {str(number) for number in range(1, smallest)}
    assert "*" in cells and not hidden & set(cells)
    soup = BeautifulSoup(page, "html5lib")
    attributes = [str(value) for tag in soup.select(f"{OWN_TABLES}, {OWN_TABLES} *") for value in tag.attrs.values()]
    assert set(attributes) <= {"['listing']", "col", "row"}


def tables_in(page: str) -> list[list[str]]:
    """Return the cells of every line of every table."""
    rows = BeautifulSoup(page, "html5lib").select(f"{OWN_TABLES} tbody tr")
    return [[cell.get_text() for cell in row.select("td")[1:]] for row in rows]


def test_the_file_says_the_same_as_the_page_and_is_written_down(editor: User) -> None:
    count("asked", "people", 40)
    count("disability", "yes", 12)
    count("disability", "no", 3)
    with signed_in_on(date(2026, 8, 1), editor) as client:
        answer = client.get(f"{REPORT}?export=csv")
        page = [cell for line in tables_in(client.get(REPORT).content.decode()) for cell in line]
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["Year", "Period", "Question", "Table", "Code", "Answer", "Number", "Share of year"]
    assert sorted(row[6] for row in rows[1:]) == sorted(page)
    assert ["yes", "Yes", "10", ""] in [row[4:] for row in rows]
    assert ["no", "No", "*", ""] in [row[4:] for row in rows]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    entry = ModelLogEntry.objects.get(action="people.export_equality")
    assert entry.user == editor
    assert "Took out the equality report" in entry.message


@pytest.mark.parametrize(
    ("permissions", "sees"), [((), False), (("view_signup",), False), (("view_equalitycount",), True)]
)
def test_the_report_needs_a_permission_of_its_own(permissions: tuple[str, ...], sees: bool) -> None:
    client = signed_in_with(*permissions)
    for address in (REPORT, f"{REPORT}?export=csv"):
        assert (client.get(address).status_code == 200) is sees
    menu = client.get("/admin/").content.decode()
    assert ("/admin/equality/" in menu) is sees
    assert not ModelLogEntry.objects.exclude(user__isnull=True).exists() or sees


def test_visitors_see_nothing_and_nobody_changes_anything(client: Client, editor_client: Client) -> None:
    assert client.get(REPORT).status_code == 302
    assert editor_client.post(REPORT).status_code == 405
    assert editor_client.get(f"{REPORT}?export=xlsx")["Content-Type"].startswith("text/html")


def test_the_right_can_be_given_in_the_admin(editor_client: Client) -> None:
    right = Permission.objects.get(codename="view_equalitycount")
    assert f'value="{right.pk}"' in editor_client.get("/admin/groups/new/").content.decode()


def test_reading_costs_the_same_for_one_quarter_and_for_many(editor: User, django_assert_max_num_queries: Any) -> None:
    count("gender", "woman", 20)
    with signed_in_on(AFTER, editor) as client:
        client.get(REPORT)
        with django_assert_max_num_queries(12):
            client.get(REPORT)
    for year in range(2010, 2026):
        for question in equality_questions():
            for code in question.codes:
                EqualityCount.objects.create(quarter=f"{year}-Q3", question=question.name, answer=code, number=9)
    with signed_in_on(AFTER, editor) as client:
        client.get(REPORT)
        with django_assert_max_num_queries(12):
            client.get(REPORT)


def test_bands_of_earlier_years_keep_their_lines() -> None:
    counts = {("2026-Q2", "age", "0-20"): 20, ("2026-Q2", "age", "21-"): 30}
    (year,) = report_of(counts, equality_questions(), date(2026, 8, 1))
    age = next(question for question in year.questions if question.name == "age")
    shown = {line.words: line.figures[0].text for line in age.answers}
    assert (shown["Under 21"], shown["21 or over"], shown["18 to 24"]) == ("20", "30", "0")
    assert age.coverage[1].figures[0].text == "50"


QUESTION = EqualityQuestion("gender", "Gender", {"a": "A", "b": "B", "c": "C"})
small_counts = st.one_of(st.just(0), st.integers(1, SMALLEST - 1), st.integers(0, 40))
whole_years = st.fixed_dictionaries(
    {(quarter, "gender", code): small_counts for quarter in QUARTERS for code in ("a", "b", "c", DECLINED)}
    | {(quarter, "asked", "people"): small_counts for quarter in QUARTERS}
)


def trees_of(counts: dict[tuple[str, str, str], int]) -> tuple[list[Node], dict[int, tuple[str, str, str]]]:
    """Return the totals of a year as an attacker draws them, and which count each leaf is."""
    leaves = {key: Node(SMALLEST, own=number) for key, number in counts.items()}
    where = {id(leaf): key for key, leaf in leaves.items()}

    def year(question: str, answer: str) -> Node:
        return Node(SMALLEST, parts=tuple(leaves[quarter, question, answer] for quarter in QUARTERS))

    answered = Node(SMALLEST, parts=tuple(year("gender", code) for code in "abc"))
    return [answered, year("gender", DECLINED), year("asked", "people")], where


@settings(max_examples=40, deadline=None)
@given(whole_years, st.data())
def test_every_star_of_the_whole_report_can_be_every_small_number(
    counts: dict[tuple[str, str, str], int], data: st.DataObject
) -> None:
    """For a star and any small number there is another year with that number in which every word reads the same."""
    seen = words_of(report_of(counts, [QUESTION], AFTER))
    trees, where = trees_of(counts)
    stars = [(tree, leaf) for tree in trees for leaf in tree.leaves() if leaf.figure.text == "*"]
    if not stars:
        assert not any(1 <= number < SMALLEST for number in counts.values())
        return
    tree, star = data.draw(st.sampled_from(stars))
    for value in range(1, SMALLEST):
        numbers = tree.filled_in(min(tree.possible(star, value)), star, value)
        assert numbers is not None
        other = counts | {where[leaf]: number for leaf, number in numbers.items()}
        assert other[where[id(star)]] == value
        assert words_of(report_of(other, [QUESTION], AFTER)) == seen
