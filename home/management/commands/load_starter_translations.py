"""`load_starter_translations`: puts the first pages of the starter site into Polish and Arabic."""

from typing import Any

from django.core.management.base import BaseCommand

from home.actions.starter_translations import load_starter_translations


class Command(BaseCommand):
    """Repeatable: whatever is there already is left alone."""

    help = "Put the starter site's first pages into Polish and Arabic, marked as made by a machine."

    def handle(self, *args: Any, **options: Any) -> None:
        """Translate what is missing and say what was done."""
        for line in load_starter_translations().lines():
            self.stdout.write(line)
