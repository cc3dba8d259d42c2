"""`manage.py purge_expired`: deletes what was kept long enough; without --commit it only says what would go."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from people.retention import kinds, purge
from people.storage import rewrite_database


class Command(BaseCommand):
    """Shows one line a kind: how much, what, and how long it is kept."""

    help = "Deletes personal data that was kept long enough. Without --commit it only counts. A timer does it daily."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take one kind, and how far to go."""
        parser.add_argument("--commit", action="store_true", help="delete; without this nothing is changed")
        parser.add_argument("--kind", choices=[kind.name for kind in kinds()], default="", help="only this kind")

    def handle(self, *args: Any, **options: Any) -> None:
        """Count or delete, and tell."""
        tallies = purge(options["kind"], is_real=options["commit"])
        for tally in tallies:
            self.stdout.write(f"{tally.count:7}  {tally.kind.name:20} {tally.kind.label} (kept for {tally.days} days)")
        if not options["commit"]:
            self.stdout.write("Nothing was changed. Add --commit to delete; it cannot be undone.")
        elif any(tally.count for tally in tallies):
            rewrite_database()
