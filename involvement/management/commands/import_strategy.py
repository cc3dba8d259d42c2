"""Reads the plain text of a strategy and builds a draft page from it; a dry run unless --commit is given."""

from argparse import ArgumentTypeError
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from involvement.strategy.importing import LostWords, Plan, carry_out, plan_import
from involvement.strategy.placing import NoPlace
from involvement.strategy.report import report_lines, summary_line
from involvement.strategy.source import ENCODINGS, UnusableSource, read_source


def _decision(said: str) -> tuple[str, int]:
    """Return the code and the line of a decision such as C3=114; raises ArgumentTypeError for anything else."""
    code, _equals, line = said.partition("=")
    if not (line.isascii() and line.isdigit() and len(line) < 8):
        raise ArgumentTypeError(_("%(said)s is not like C3=114") % {"said": said})
    return code.strip().upper(), int(line)


class Command(BaseCommand):
    """Imports a strategy from a text file."""

    help = "Read a strategy from a plain text file and build a draft page. A dry run unless --commit is given."

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the file and the few things the text may not say itself."""
        parser.add_argument("file", type=Path, metavar="FILE", help="the text, UTF-8 unless --encoding says otherwise")
        parser.add_argument("--commit", action="store_true", help="write; without it nothing is changed")
        parser.add_argument("--edition", default="", help="for example 2024; found in the title unless given")
        parser.add_argument("--title", default="", help="the page's title; the text's own unless given")
        parser.add_argument("--under", metavar="PATH", help="the page to build under; /strategy/ unless given")
        parser.add_argument(
            "--same",
            action="append",
            default=[],
            type=_decision,
            metavar="CODE=LINE",
            help="say that the sentence in this line of the file goes on from this code; may be given several times",
        )
        parser.add_argument("--encoding", default="utf-8", choices=ENCODINGS)

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the report, and write where that was asked for."""
        self.verbosity: int = options["verbosity"]
        try:
            source = read_source(options["file"], options["encoding"])
            named = {name: options[name] for name in ("edition", "title", "under")}
            plan = plan_import(source, **named, decided=dict(options["same"]))
        except (UnusableSource, NoPlace) as error:
            raise CommandError(str(error)) from error
        self._print(report_lines(plan.document, plan.count))
        self._print([summary_line(plan.document)])
        self._print_changes(plan)
        if not plan.count.is_complete:
            raise CommandError(str(LostWords(plan.count)))
        if plan.is_nothing_to_do:
            self._print([_("Nothing to do: the page already holds this text.")])
        elif options["commit"]:
            self._commit(plan)
        else:
            self._print([_("Dry run: nothing was written. Add --commit to write.")])

    def _print_changes(self, plan: Plan) -> None:
        if plan.place:
            self._print([_("This makes a new draft page at %(address)s") % {"address": plan.place.address}])
        if plan.place and plan.changes.before:
            self._print([_("Compared with edition %(edition)s:") % {"edition": plan.changes.before}])
        elif plan.page and not plan.is_nothing_to_do:
            self._print([_("The page “%(title)s” changes:") % {"title": plan.page}])
        else:
            return
        self._print(f"  {line}" for line in plan.changes.lines(plan.document))

    def _commit(self, plan: Plan) -> None:
        try:
            page = carry_out(plan)
        except LostWords as error:
            lost = " ".join(error.count.lost[:50]) or _("every word arrived, but not in the order of the file")
            raise CommandError(f"{error} ({lost})") from error
        words = _("Written as a draft, page %(number)d. Open it in the editor, check it and publish it there.")
        self._print([words % {"number": page.pk}])

    def _print(self, lines: Iterable[str]) -> None:
        for line in lines if self.verbosity else ():
            self.stdout.write(line)
