"""`load_starter_site`: fills an empty site with a tree of pages, lists, examples and the first editor."""

from typing import Any

from django.core.management.base import BaseCommand

from home.actions.starter_site import load_starter_site


class Command(BaseCommand):
    """Repeatable: whatever is there already is left alone."""

    help = "Fill the site with its first pages, lists, examples and editor. Whatever is there already is left alone."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load what is missing and say what was done."""
        for line in load_starter_site().lines():
            self.stdout.write(line)
