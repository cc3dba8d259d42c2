"""`manage.py count_visits`: adds up from access logs how often each public page is read, and keeps nobody who read."""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from home.actions.visits import CountedMeanwhileError, count_visits
from home.models.visits import LONGEST_LOG_NAME
from home.visits.log_files import STANDARD_INPUT, Line, UnreadableLogError, lines_of
from home.visits.tally import Tally


class Command(BaseCommand):
    """Reads the files as one log, and says what it counted and what it left out."""

    help = (
        "Adds up how often each public page was read, from access logs in the common, combined or our own JSON format. "
        "Run it every night. What was counted before is not counted again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the files, and the name of the log that they are parts of."""
        parser.add_argument(
            "files", nargs="*", default=[STANDARD_INPUT], metavar="FILE", help="plain or gzip; - is standard input"
        )
        parser.add_argument(
            "--log", default="web", metavar="NAME", help="a name for each web server that writes a log of its own"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Count, and tell."""
        if not 0 < len(options["log"]) <= LONGEST_LOG_NAME:
            raise CommandError(f"The name of a log has 1 to {LONGEST_LOG_NAME} characters.")
        try:
            tally = count_visits(options["log"], _lines(options["files"]))
        except UnreadableLogError as error:
            raise CommandError(f"Nothing was counted. {error}.") from error
        except CountedMeanwhileError as error:
            raise CommandError("Nothing was counted: another run has just counted this log.") from error
        for line in _report(tally) if options["verbosity"] else ():
            self.stdout.write(line)
        if tally.unreadable and tally.unreadable + tally.unfinished == tally.lines:
            raise CommandError("No line could be read: this is no access log in a format that is known.")


def _lines(files: Iterable[str]) -> Iterator[Line]:
    return chain.from_iterable(lines_of(file, sys.stdin.buffer) for file in files)


def _report(tally: Tally) -> Iterator[str]:
    days = len({day for _thread, _language, day in tally.visits})
    yield f"{tally.counted:9}  visits of {len({visit[:2] for visit in tally.visits})} pages on {days} days"
    yield f"{tally.by_robots:9}  left out: robots"
    yield f"{tally.before:9}  left out: lines that were counted before, or are too old"
    yield f"{tally.unreadable:9}  left out: lines that cannot be read, or lie in the future"
    yield f"{tally.unfinished:9}  left for the next time: a last line that is still being written"
    yield f"{tally.lines:9}  lines in all"
