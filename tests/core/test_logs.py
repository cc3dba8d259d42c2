"""Log lines: one JSON object each, and never an address, a token or a query."""

import json
import logging
import sys
import time
from typing import Any

import pytest
from django.test import Client, RequestFactory

from core.logs import JsonLines, QuietLibraries, ReadableLines, request_id, without_personal_data


def _record(message: str, *args: object, **extra: Any) -> logging.LogRecord:
    return logging.getLogger("test").makeRecord("test", logging.WARNING, "file", 1, message, args, None, extra=extra)


def _event(record: logging.LogRecord) -> dict[str, Any]:
    line = JsonLines().format(record)
    assert "\n" not in line
    return dict(json.loads(line))


@pytest.mark.parametrize(
    ("written", "logged"),
    [
        ("Not Found: /confirm/abc.def-123/", "Not Found: /confirm/[token]/"),
        ("/pl/my/abc/leave/", "/pl/my/[token]/leave/"),
        ("/unsubscribe/abc", "/unsubscribe/[token]"),
        (
            "/members/enter/abc/ and /pl/members/calendar/abc/meetings.ics",
            "/members/enter/[token]/ and /pl/members/calendar/[token]/meetings.ics",
        ),
        ("GET /search/?q=my+illness HTTP/1.1", "GET /search/ HTTP/1.1"),
        ("see https://example.org/a/?name=Jo now", "see https://example.org/a/ now"),
        ("to Jo.O'Neil+x@mail.example.org, twice", "to Jo.O'[e-mail], twice"),
        ("to jo%40example.org", "to [e-mail]"),
        ("from 192.0.2.17: refused", "from [address]: refused"),
        ("from 2001:db8:0:1:1:1:1:1!", "from [address]!"),
        ("took 1.5 s at 12:30:45, wagtail 7.4.4", "took 1.5 s at 12:30:45, wagtail 7.4.4"),
        ("duplicate key\nDETAIL:  Failing row contains (1, Jo, 01632 960000).", "duplicate key\nDETAIL: [row]"),
        (
            "DETAIL:  Failing row contains (1, Jo, 1 Example Street\nExampletown\n\nEX1 2MP).\n\n"
            "The above exception was the direct cause of the following exception:",
            "DETAIL: [row]\nThe above exception was the direct cause of the following exception:",
        ),
        ("/CONFIRM/abc/ and /confirm//abc/", "/CONFIRM/[token]/ and /confirm/[token]/"),
        (f"/x/eyJzIjoxfQ:1xVLV1:{'s' * 43}/", "/x/[token]/"),
        (f"eyJzIjoxfQ%3A1xVLV1%3A{'s' * 43}", "[token]"),
        ("from 2001:db8::1 and ::ffff:192.0.2.17", "from [address] and ::ffff:[address]"),
        ("see:/search/?q=illness", "see:/search/"),
        ("Is it /ready? Yes", "Is it /ready Yes"),
    ],
)
def test_masks_what_is_personal_and_leaves_the_rest(written: str, logged: str) -> None:
    assert without_personal_data(written) == logged


@pytest.mark.parametrize("run", ["a", "/.", "/,", "%4", "http://", "a:", "1.", "1:", "DETAIL:\n", "/my/", "a-", "\n"])
def test_a_long_address_costs_no_more_than_its_length(run: str) -> None:
    """A visitor could else keep a process busy for a second with each short request."""

    def seconds(length: int) -> float:
        text = f"GET /{run * (length // len(run))} 404"
        times = []
        for _attempt in range(3):
            started = time.thread_time()
            without_personal_data(text)
            times.append(time.thread_time() - started)
        return min(times)

    assert seconds(64_000) < 40 * max(seconds(8_000), 0.0002)  # eight times as long; sixty-four where it is squared


def test_json_line_holds_the_agreed_facts() -> None:
    marker = request_id.set("name-of-request")
    try:
        event = _event(_record("%s wrote to %s", "somebody", "jo@example.org", timer="post", nonsense="secret"))
    finally:
        request_id.reset(marker)
    assert event.pop("time").endswith("+00:00")
    assert event == {
        "level": "WARNING",
        "logger": "test",
        "message": "somebody wrote to [e-mail]",
        "request_id": "name-of-request",
        "timer": "post",
    }


def test_traceback_is_masked_in_both_formats() -> None:
    record = _record("It broke")
    try:
        raise ValueError("cannot read jo@example.org from /my/secret-token/")
    except ValueError:
        record.exc_info = sys.exc_info()
    for line in (JsonLines().format(record), ReadableLines().format(record)):
        assert "ValueError" in line
        assert "jo@example.org" not in line
        assert "secret-token" not in line


def test_line_break_in_a_message_stays_inside_the_json_string() -> None:
    event = _event(_record('bad"\n{"level": "CRITICAL"}'))
    assert event["level"] == "WARNING"


def test_late_line_of_django_still_carries_the_request_id() -> None:
    request = RequestFactory().get("/")
    request.META["core.request_id"] = "the-request"
    assert _event(_record("Not Found: /", request=request))["request_id"] == "the-request"


def test_django_and_access_lines_hold_no_token(client: Client, db: None, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        client.get("/my/very-secret-token/nowhere/?email=jo@example.org", REMOTE_ADDR="192.0.2.17")
    names = {record.name for record in caplog.records}
    assert {"core.access", "django.request"} <= names
    for record in caplog.records:
        for line in (JsonLines().format(record), ReadableLines().format(record)):
            assert "very-secret-token" not in line
            assert "jo@example.org" not in line
            assert "192.0.2.17" not in line


@pytest.mark.parametrize(
    ("name", "level", "is_heard"),
    [
        ("wagtail", logging.INFO, False),
        ("wagtail.images", logging.INFO, False),
        ("wagtail", logging.WARNING, True),
        ("wagtailish", logging.INFO, True),
        ("core.access", logging.INFO, True),
    ],
)
def test_chatty_libraries_are_heard_when_something_is_wrong(name: str, level: int, is_heard: bool) -> None:
    record = logging.getLogger(name).makeRecord(name, level, "file", 1, "message", (), None)
    assert QuietLibraries(["wagtail"]).filter(record) is is_heard
