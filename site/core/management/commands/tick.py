"""`manage.py tick`: does everything that is due, once. A timer of the machine runs it every minute."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from core.timers import run_due_timers


class Command(BaseCommand):
    """Runs the timers that are due and says what each did; ends with 1 where one failed."""

    help = "Does everything that is due, once: publishing, post, expiry, housekeeping. Run it every minute."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run one round."""
        outcomes = run_due_timers()
        if outcomes is None:
            self.stdout.write("Another tick is running; nothing to do.")
            return
        for outcome in outcomes:
            said = self.style.ERROR(f"failed: {outcome.error}") if outcome.error else str(outcome.done)
            if outcome.error or outcome.done or options["verbosity"] > 1:
                self.stdout.write(f"{outcome.name}: {said}")
        failed = sum(bool(outcome.error) for outcome in outcomes)
        if failed or options["verbosity"]:
            self.stdout.write(f"{len(outcomes)} timers run, {failed} failed.")
        if failed:
            sys.exit(1)
