"""Log lines on stdout: one JSON object an event in production, readable in development, never personal data."""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

NO_REQUEST = "-"
request_id: ContextVar[str] = ContextVar("request_id", default=NO_REQUEST)

# What a log line may never hold, and what stands in its place. Order matters: tokens go before queries are cut.
# Visitors choose what stands in an address, so a pattern starts only where a run of its letters starts: a run of
# thousands is then read once, not once for each of its letters.
_HEX = "[0-9a-fA-F]{1,4}"
_MASKS = (
    (re.compile(r"(?<![\w-])[\w-]+(?::|%3A)[\w-]{5,8}(?::|%3A)[\w-]{20,}", re.IGNORECASE), "[token]"),  # as we sign
    # A letter about benefits goes with its number: that somebody opened theirs is nobody's business.
    (re.compile(r"(/members/+(?:enter|calendar|answer))/+[^/\s\"'?]+", re.IGNORECASE), r"\1/[token]"),
    (re.compile(r"(/(?:confirm|my|unsubscribe))/+[^/\s\"'?]+(?:/letter/[^\s\"'?]*)?", re.IGNORECASE), r"\1/[token]"),
    (re.compile(r"(?<![^\s\"'?<>])((?=[^\s\"'?<>/]*/)[^\s\"'?<>]++)\?[^\s\"'<>]*"), r"\1"),
    (re.compile(r"(?<![\w.+!#$%&*/=?^{|}~-])[\w.+!#$%&*/=?^{|}~-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+"), "[e-mail]"),
    (re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])"), "[address]"),
    (re.compile(rf"(?<![\w:])(?:{_HEX}:){{3,7}}{_HEX}(?![\w:])"), "[address]"),
    (re.compile(rf"(?<![\w:])(?:{_HEX}:){{1,7}}:(?:{_HEX}(?::{_HEX}){{0,6}})?(?![\w:])"), "[address]"),
    # PostgreSQL ends its message with the refused row, line ends and all.
    (
        re.compile(r"^([ \t]*DETAIL:).*?(?=\n(?:The above exception|During handling)|\Z)", re.DOTALL | re.MULTILINE),
        r"\1 [row]",
    ),
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_EXTRAS = ("method", "path", "status", "milliseconds", "timer", "task")


def without_personal_data(text: str) -> str:
    """Return the text with e-mail and network addresses, tokens of personal links and query strings taken out."""
    for pattern, substitute in _MASKS:
        text = pattern.sub(substitute, text)
    return text


def _request_id_of(record: logging.LogRecord) -> str:
    # Django reports 4xx and 5xx answers after every middleware has finished; the record still carries the request.
    meta = getattr(getattr(record, "request", None), "META", {})
    return str(meta.get("core.request_id", "")) or request_id.get()


def unnamed_client(*_details: object) -> str:
    """Return how the login throttle names who failed to sign in: not at all; the table of attempts knows."""
    return "somebody"


class QuietLibraries(logging.Filter):
    """Keeps a terminal readable: libraries that tell of every small success are heard only when something is wrong."""

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self.names = frozenset(names)

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether the record is worth a line."""
        return record.levelno >= logging.WARNING or record.name.partition(".")[0] not in self.names


class JsonLines(logging.Formatter):
    """Writes one JSON object a line: time, level, logger, message, request id, and the error where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        event: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": without_personal_data(record.getMessage()),
            "request_id": _request_id_of(record),
        }
        for name in _EXTRAS:
            if (value := getattr(record, name, None)) is not None:
                event[name] = without_personal_data(value) if isinstance(value, str) else value
        if record.exc_info:
            event["error"] = without_personal_data(self.formatException(record.exc_info))
        return json.dumps(event, ensure_ascii=False, default=str)


class ReadableLines(logging.Formatter):
    """Writes lines for a person at a terminal, with the same things taken out."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%H:%M:%S")

    def formatMessage(self, record: logging.LogRecord) -> str:
        """Return the line without control characters, so that an address cannot write lines of its own."""
        return _CONTROL.sub("?", super().formatMessage(record))

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as text, with its traceback where there is one."""
        return without_personal_data(super().format(record))
