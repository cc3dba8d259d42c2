"""How dates, times, durations and money are written, and links to the other pages of a list."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from core.look.words import days_in_words, minutes_in_words, pounds_in_words, when_in_words


def session(start: datetime | None, end: datetime | None) -> Any:
    """Return something with a start and an end."""
    return SimpleNamespace(starts_at=start, ends_at=end)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ("", ""),
        ("nonsense", ""),
        (date(2026, 3, 4), "4 March 2026"),
        (datetime(2026, 3, 4, 14, tzinfo=UTC), "4 March 2026, 2pm"),
        (datetime(2026, 7, 4, 14, 30, tzinfo=UTC), "4 July 2026, 3:30pm"),
        (datetime(2026, 7, 3, 23, tzinfo=UTC), "4 July 2026, midnight"),
        (datetime(2026, 3, 4, 12, tzinfo=UTC), "4 March 2026, midday"),
        (datetime(2026, 3, 4, 0, 5, tzinfo=UTC), "4 March 2026, 12:05am"),
        (
            session(datetime(2026, 3, 4, 14, tzinfo=UTC), datetime(2026, 3, 4, 16, tzinfo=UTC)),
            "4 March 2026, 2pm to 4pm",
        ),
        (
            session(datetime(2026, 3, 4, 14, tzinfo=UTC), datetime(2026, 3, 5, 9, tzinfo=UTC)),
            "4 March 2026, 2pm to 5 March 2026, 9am",
        ),
        (session(datetime(2026, 3, 4, 14, tzinfo=UTC), None), "4 March 2026, 2pm"),
        (session(None, None), ""),
    ],
)
def test_when(value: Any, words: str) -> None:
    assert when_in_words(value) == words


def test_when_in_another_language_uses_its_own_words() -> None:
    with translation.override("pl"):
        assert "marca 2026" in when_in_words(datetime(2026, 3, 4, 14, tzinfo=UTC))


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (None, ""),
        (-5, ""),
        (0, "0 minutes"),
        (1, "1 minute"),
        (45, "45 minutes"),
        (60, "1 hour"),
        (150, "2 hours 30 minutes"),
    ],
)
def test_minutes(minutes: int | None, words: str) -> None:
    assert minutes_in_words(minutes) == words


@pytest.mark.parametrize(
    ("pence", "words"),
    [(None, ""), (0, "£0"), (5, "£0.05"), (2000, "£20"), (1250, "£12.50"), (123456, "£1,234.56"), (-250, "-£2.50")],
)
def test_pounds(pence: int | None, words: str) -> None:
    assert pounds_in_words(pence) == words


def pages_of(number: int, total: int, query: str = "") -> BeautifulSoup:
    """Return the links to the pages of a list, parsed."""
    page = Paginator(range(total * 10), 10).page(number)
    context = Context({"page": page, "request": RequestFactory().get(f"/list/?{query}")})
    return BeautifulSoup(Template("{% load house %}{% paginate page %}").render(context), "html.parser")


def test_links_to_other_pages_keep_the_filters() -> None:
    soup = pages_of(2, 9, "how=online&how=phone&q=%3Cb%3E&page=2")
    assert soup.select_one("a[rel=next]")["href"] == "?how=online&how=phone&q=%3Cb%3E&page=3"
    assert soup.select_one("[aria-current=page]").get_text(strip=True) == "2"
    assert soup.select_one("a[rel=prev]").get_text(strip=True) == "Previous"


def test_the_ends_of_a_list() -> None:
    assert not pages_of(1, 3).select("a[rel=prev]") and not pages_of(3, 3).select("a[rel=next]")
    assert str(pages_of(1, 1)) == ""


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (14, "14 days"),
        (28, "28 days"),
        (61, "2 months"),
        (90, "3 months"),
        (183, "6 months"),
        (365, "1 year"),
        (366, "1 year"),
        (730, "2 years"),
        (731, "2 years"),
        (3650, "10 years"),
        (100, "100 days"),
    ],
)
def test_a_number_of_days_is_said_as_people_say_it(days: int, words: str) -> None:
    assert days_in_words(days) == words
