"""Brings pages of an older website over as drafts; a dry run unless --commit is given."""

from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from home.actions.moving_in import carry_out
from home.moving_in.hosts import MayReach, is_public
from home.moving_in.planning import NoPlace, plan_moving
from home.moving_in.report import report_lines
from home.moving_in.sources import UnusableSource, read_sources


class Command(BaseCommand):
    """Imports saved pages, folders of them, or addresses."""

    help = "Make draft pages from pages of an older website. A dry run unless --commit is given."
    may_reach: MayReach = staticmethod(is_public)

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the old pages, and where the new ones go."""
        parser.add_argument(
            "sources", nargs="+", metavar="SOURCE", help="a saved page, a folder of them, or an address"
        )
        parser.add_argument("--under", required=True, metavar="PATH", help="the page to build under, such as /about/")
        parser.add_argument("--stood-at", default="", metavar="ADDRESS", help="where the folder stood on the web")
        parser.add_argument("--commit", action="store_true", help="write; without it nothing is changed")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the report, and write where that was asked for."""
        self.verbosity: int = options["verbosity"]
        try:
            sources = read_sources(options["sources"], options["stood_at"], self.may_reach)
            plan = plan_moving(sources, options["under"])
        except (UnusableSource, NoPlace) as error:
            raise CommandError(str(error)) from error
        self._print(report_lines(plan))
        if not plan.to_write:
            self._print([_("Nothing to do.")])
        elif options["commit"]:
            words = _("Drafts written: %(number)d. Read each in the editor and publish it there.")
            self._print([words % {"number": carry_out(plan)}])
        else:
            self._print([_("Dry run: nothing was written. Add --commit to write.")])

    def _print(self, lines: Iterable[str]) -> None:
        for line in lines if self.verbosity else ():
            self.stdout.write(line)
