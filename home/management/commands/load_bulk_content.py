"""`load_bulk_content`: fills a site with many examples, so that speed can be measured; refuses on a real site."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from home.actions.bulk_opportunities import make_opportunities
from home.actions.bulk_pages import NotPrepared, renew_statistics
from home.actions.bulk_sign_ups import make_sign_ups
from home.actions.bulk_stories import make_stories

KINDS = {"opportunities": "opportunities", "stories": "stories", "sign_ups": "sign-ups"}


class Command(BaseCommand):
    """Adds what is asked for on top of what is there; numbers go on from the last run."""

    help = "Add many example opportunities, stories and sign-ups, for measuring. Refuses in production."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how many of each."""
        for name in KINDS.values():
            parser.add_argument(f"--{name}", type=int, default=0, metavar="N", help=f"how many {name} to add")

    def handle(self, *args: Any, **options: Any) -> None:
        """Add the examples and say how many."""
        if not settings.BULK_CONTENT_ALLOWED:
            raise CommandError("This is not a site for measuring: bulk content is refused in production.")
        counts = {kind: options[kind] for kind in KINDS}
        if min(counts.values()) < 0:
            raise CommandError("A number of things cannot be below 0.")
        try:
            make_opportunities(counts["opportunities"])
            make_stories(counts["stories"])
            make_sign_ups(counts["sign_ups"])
            renew_statistics()
        except NotPrepared as error:
            raise CommandError(str(error)) from error
        numbers = [f"{counts[kind]} {name}" for kind, name in KINDS.items()]
        self.stdout.write(f"Added {', '.join(numbers)}.")
