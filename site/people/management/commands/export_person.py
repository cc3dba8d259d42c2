"""`manage.py export_person`: gives out everything held about a person, for a request under the law."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from people import audit
from people.management.choosing import NOBODY, add_whom, chosen_person
from people.records import record_of, record_page

ONLY_THE_OWNER = 0o600


class Command(BaseCommand):
    """Writes JSON to the terminal, or files that only their owner can read."""

    help = "Gives out everything held about a person. It is written into the site's history that this was done."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the person and the files."""
        add_whom(parser)
        parser.add_argument("--html", type=Path, metavar="FILE", help="a page to read and print")
        parser.add_argument("--json", type=Path, metavar="FILE", help="a file for programs")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the record, and write down that it was taken."""
        person = chosen_person(options)
        if person is None:
            raise CommandError(NOBODY)
        record = record_of(person)
        as_json = json.dumps(record, ensure_ascii=False, indent=2)
        audit.write_down(audit.EXPORTED, user=None, person=person, how="command")
        if options["json"]:
            self._write(options["json"], as_json)
        if options["html"]:
            self._write(options["html"], record_page(record))
        if not (options["json"] or options["html"]):
            self.stdout.write(as_json)

    def _write(self, path: Path, text: str) -> None:
        try:
            path.touch(mode=ONLY_THE_OWNER)
            path.chmod(ONLY_THE_OWNER)
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"The file could not be written: {error.strerror}.") from error
        self.stdout.write(f"Written: {path}. Nobody else can read it; delete it when you have passed it on.")
