"""Counting visits from an access log: formats, what is left out, never twice, odd files; and forgetting them."""

import gzip
import io
import logging
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from core.logs import JsonLines
from core.timers import registered_timers
from home.actions.visits import CountedMeanwhileError, count_visits
from home.models import CountedLog, HomePage, PageVisits, StandardPage
from home.visits.log_files import LONGEST, Line

NOW = datetime(2026, 5, 4, 3, tzinfo=UTC)
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
YESTERDAY = date(2026, 5, 3)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """Stand still in the night to 4 May 2026."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def about(home_page: HomePage) -> StandardPage:
    """An ordinary page."""
    page = StandardPage(title="About us", slug="about-us", summary="Who we are.")
    home_page.add_child(instance=page)
    return page


def line(
    address: str = "/about-us/",
    at: str = "03/May/2026:12:00:00 +0100",
    *,
    method: str = "GET",
    status: int = 200,
    agent: str | None = BROWSER,
) -> str:
    """Return a line as nginx and Apache write it: combined, or common where no program is named."""
    named = f' "https://example.org/?q=jo" "{agent}"' if agent is not None else ""
    return f'203.0.113.9 - jo [{at}] "{method} {address} HTTP/1.1" {status} 512{named}\n'


def counted(folder: Path, *lines: str, name: str = "access.log", log: str = "web") -> str:
    """Count these lines as one file, and return what the command says."""
    (folder / name).write_text("".join(lines), encoding="utf-8")
    said = io.StringIO()
    call_command("count_visits", str(folder / name), "--log", log, stdout=said)
    return said.getvalue()


def numbers() -> dict[tuple[str, date], int]:
    """Return what is known, by language and day."""
    rows = PageVisits.objects.order_by("day").values_list("language", "day", "number")
    return {(language, day): number for language, day, number in rows}


def test_reads_of_public_pages_are_added_up_by_day_and_language(
    about: StandardPage, home_page: HomePage, tmp_path: Path
) -> None:
    """A day is one of London, whatever zone the server writes; addresses are asked for once, however many lines."""
    polish = about.copy_for_translation(Locale.objects.create(language_code="pl"), copy_parents=True)
    polish.save_revision().publish()  # below a front page that only repeats the English one
    slug = f"/pl/{polish.slug}/"
    lines = [
        line("/about-us/?q=jo@example.org"),
        line("https://www.example.org/about%2Dus/", status=304),
        line("/about-us/", "02/May/2026:23:30:00 +0000"),  # half past midnight in London
        line("/about-us/", "02/May/2026:22:30:00 +0000", agent=None),
        line(slug),
        line("/pl/"),
        f"www.example.org:443 {line('/')}",  # Apache's vhost_combined
        line("/").replace("\n", " 0.004\n"),  # and what a server adds at the end
    ]
    with CaptureQueriesContext(connection) as few:
        said = counted(tmp_path, *lines)
    assert "8  visits of 4 pages on 2 days" in said
    assert {
        (row.thread, row.language, row.day): row.number for row in PageVisits.objects.all()
    } == {
        (about.translation_key, "en", YESTERDAY): 3,
        (about.translation_key, "en", date(2026, 5, 2)): 1,
        (about.translation_key, "pl", YESTERDAY): 1,
        (home_page.translation_key, "pl", YESTERDAY): 1,
        (home_page.translation_key, "en", YESTERDAY): 2,
    }  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        counted(tmp_path, *(line(f"/about-us/{number}/") for number in range(500)), *lines, log="other")
    assert len(many) <= len(few)
    columns = {field.name for field in PageVisits._meta.get_fields()} | {"counted_until", "name"}
    assert columns == {"id", "thread", "language", "day", "number", "counted_until", "name"}  # nothing of a reader


def test_what_is_no_reader_of_a_public_page_is_left_out(
    about: StandardPage, home_page: HomePage, tmp_path: Path
) -> None:
    """Other methods and answers, what is no page or not public, and programs that say what they are."""
    home_page.add_child(instance=StandardPage(title="Draft", slug="draft", summary="Not yet.", live=False))
    closed = home_page.add_child(instance=StandardPage(title="Members", slug="members", summary="Not for all."))
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    left_out = [
        line(method="POST"),
        line(method="HEAD"),
        line(status=301),
        line(status=404),
        line("/about-us"),
        line("/about-us/take-part/"),
        line("/draft/"),
        line("/members/"),
        line("/%00/"),
        line("/%ff%fe/"),
        line("//[/"),
        line("/" + "x" * 5000 + "/"),
        line(agent="Mozilla/5.0 (compatible; ExampleBot/2.1; +https://example.org)"),
        line(agent="curl/8.5.0"),
        line(agent="-"),
        line(agent='Mozilla/5.0 \\"quoted\\" spider'),
        line().replace("GET /about-us/ HTTP/1.1", "-").replace("200", "408"),
        line().replace("GET /about-us/ HTTP/1.1", "\\x16\\x03\\x01").replace("200", "400"),
    ]
    for number, each in enumerate(left_out):
        said = counted(tmp_path, each, log=str(number))
        assert "0  visits of 0 pages" in said, each
        assert "0  left out: lines that cannot be read" in said, each
    assert "1  visits of 1 pages" in counted(tmp_path, line())


def test_lines_that_cannot_be_read_are_counted_and_passed_over(about: StandardPage, tmp_path: Path) -> None:
    """Also one from the future, which would keep all that comes until then from being counted."""
    odd = [
        b"\n",
        b"no log at all\n",
        b"\x00" * 9000 + b"\n",
        b"\xff\xfe\x00G\x00E\x00T\n",
        b"x" * (3 * LONGEST) + b"\n",
        b'{"time": 5}\n',
        b'{"time": "2026-05-03T12:00:00"}\n',
        b'{"a": ' + b"[" * 30_000 + b"\n",
        line(at="32/May/2026:12:00:00 +0100").encode(),
        line(at="04/May/2026:12:00:00 +0100").encode(),
        line().replace('Firefox/140.0"', "Firef").encode(),
        line().encode()[:60] + b"\n",
    ]
    file = tmp_path / "access.log"
    file.write_bytes(line().encode() + b"".join(odd) + b"\x00\x00" + line().encode())
    said = io.StringIO()
    call_command("count_visits", str(file), stdout=said)
    assert numbers() == {("en", YESTERDAY): 2}
    assert f"{len(odd)}  left out: lines that cannot be read" in said.getvalue()


def test_nothing_is_counted_twice_whatever_becomes_of_the_file(about: StandardPage, tmp_path: Path) -> None:
    """The same file again, the file grown, renamed and packed by rotation, and a last line that is half written."""
    first, second = line(at="03/May/2026:12:00:00 +0100"), line(at="03/May/2026:12:00:01 +0100")
    later = line(at="04/May/2026:03:59:00 +0100")
    assert "1  left for the next time" in counted(tmp_path, first, second[:-20])
    assert numbers() == {("en", YESTERDAY): 1}
    counted(tmp_path, first, second)
    assert "2  left out: lines that were counted before" in counted(tmp_path, first, second)
    assert numbers() == {("en", YESTERDAY): 2}
    rotated = tmp_path / "access.log.1.gz"
    rotated.write_bytes(gzip.compress((first + second).encode()))
    (tmp_path / "access.log").write_text(later)
    for _again in range(2):
        call_command("count_visits", str(tmp_path / "access.log"), str(rotated), verbosity=0)
    assert numbers() == {("en", YESTERDAY): 2, ("en", date(2026, 5, 4)): 1}
    counted(tmp_path, first, log="second server")
    assert numbers()["en", YESTERDAY] == 3


def test_our_own_lines_and_standard_input_count_too(
    about: StandardPage,
    client: Client,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What this site itself writes about a request is read back; its other lines are no visits."""
    caplog.set_level(logging.INFO)
    assert client.get("/about-us/").status_code == 200
    client.get("/nowhere/")
    caplog.records.append(logging.makeLogRecord({"name": "core", "msg": "GET /about-us/ 200", "created": 1777863600}))
    written = "".join(f"{JsonLines().format(record)}\n" for record in caplog.records)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(written.encode())))
    call_command("count_visits", "-", verbosity=0)
    assert numbers() == {("en", date(2026, 5, 4)): 1}


def test_a_log_that_cannot_be_read_counts_nothing(about: StandardPage, tmp_path: Path) -> None:
    """A missing file, a folder, a damaged packed file, and a file that is something else: said in a sentence."""
    good, packed = tmp_path / "good.log", gzip.compress(line().encode() * 400)
    good.write_text(line())
    damaged = {"short.gz": packed[:-30], "wrong.gz": packed[:15] + b"\x00" * 20, "none.log": None}
    for name, content in damaged.items():
        if content is not None:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(CommandError, match="Nothing was counted"):
            call_command("count_visits", str(good), str(tmp_path / name), verbosity=0)
    with pytest.raises(CommandError, match="Nothing was counted"):
        call_command("count_visits", str(tmp_path), verbosity=0)
    with pytest.raises(CommandError, match="1 to 60 characters"):
        call_command("count_visits", str(good), "--log", "x" * 61)
    with pytest.raises(CommandError, match="no access log"):
        counted(tmp_path, "Dear all,\n", "here is the log.\n")
    assert not PageVisits.objects.exists()
    assert not CountedLog.objects.exists()


@pytest.mark.parametrize("is_known", [False, True])
def test_two_runs_at_once_count_once(about: StandardPage, tmp_path: Path, *, is_known: bool) -> None:
    """Whoever comes second writes nothing: the other has moved the mark."""
    if is_known:
        counted(tmp_path, line(at="02/May/2026:12:00:00 +0100"))

    def lines() -> Iterator[Line]:
        yield line().strip().encode()
        counted(tmp_path, line())  # the other run begins and ends while this one reads

    with pytest.raises(CountedMeanwhileError):
        count_visits("web", lines())
    assert numbers()["en", YESTERDAY] == 1


def test_old_numbers_are_forgotten_by_the_clock_and_never_come_back(about: StandardPage, tmp_path: Path) -> None:
    """After 400 days; a log that old adds nothing."""
    forget = next(each.function for each in registered_timers() if each.name == "forget old visits")
    counted(tmp_path, line())
    with time_machine.travel(NOW + timedelta(days=399), tick=False):
        assert forget() == 0
        assert numbers() == {("en", YESTERDAY): 1}
    with time_machine.travel(NOW + timedelta(days=402), tick=False):
        assert forget() == 1
        assert numbers() == {}
        counted(tmp_path, line(), log="found in the attic")
        assert numbers() == {}
