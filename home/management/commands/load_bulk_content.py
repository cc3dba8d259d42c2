"""`load_bulk_content`: fills a site with many examples, so that speed can be measured; refuses on a real site."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from home.actions.bulk_opportunities import NotPrepared, make_opportunities
from home.actions.bulk_sign_ups import make_sign_ups


class Command(BaseCommand):
    """Adds what is asked for on top of what is there; numbers go on from the last run."""

    help = "Add many example opportunities and sign-ups, for measuring. Refuses in production."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how many of each."""
        for kind in ("opportunities", "stories", "sign-ups"):
            parser.add_argument(f"--{kind}", type=int, default=0, metavar="N", help=f"how many {kind} to add")

    def handle(self, *args: Any, **options: Any) -> None:
        """Add the examples and say how many."""
        if not settings.BULK_CONTENT_ALLOWED:
            raise CommandError("This is not a site for measuring: bulk content is refused in production.")
        counts = {kind: options[kind] for kind in ("opportunities", "stories", "sign_ups")}
        if min(counts.values()) < 0:
            raise CommandError("A number of things cannot be below 0.")
        if counts["stories"]:
            raise CommandError("There are no stories yet, so none can be added: leave --stories at 0.")
        try:
            make_opportunities(counts["opportunities"])
            make_sign_ups(counts["sign_ups"])
        except NotPrepared as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Added {counts['opportunities']} opportunities and {counts['sign_ups']} sign-ups.")
