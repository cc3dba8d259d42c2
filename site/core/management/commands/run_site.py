"""`manage.py run_site`: the web server, the queue worker and the timers in one terminal, for development."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from argparse import ArgumentParser
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

TICK_EVERY = 30.0  # seconds
LOOK_EVERY = 0.5
PATIENCE = 10.0


def _signal_group(process: "subprocess.Popen[bytes]", number: signal.Signals) -> None:
    """Send a signal to a child and to everything it started; one that is gone already is fine."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)


class Command(BaseCommand):
    """Starts three processes, stops all when one ends or Ctrl-C is pressed, and leaves none behind."""

    help = "Runs web server, queue worker and timers together, for development. Ctrl-C stops them all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the port and the address to listen at."""
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--address", default="127.0.0.1", help="0.0.0.0 lets other machines in")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until something ends."""
        if settings.SETTINGS_MODULE.endswith("production"):
            raise CommandError("run_site is for development; README says how to run the real site.")
        self.stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._asked_to_stop)
        where = f"{options['address']}:{options['port']}"
        running = {
            # Without DEBUG, runserver serves style sheets and scripts only when told to.
            "web server": self._start("runserver", where, *([] if settings.DEBUG else ["--insecure"])),
            "queue worker": self._start("db_worker"),
        }
        try:
            self._greet(options["port"])
            ended = self._watch(running)
        finally:
            self._end(list(running.values()))
        if ended:
            raise CommandError(f"The {ended} ended by itself, so everything was stopped.")

    def _asked_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stop.set()

    def _start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        # A session of its own: Ctrl-C reaches only us, and we end the child with whatever autoreload started for it.
        command = [sys.executable, str(Path(sys.argv[0]).resolve()), *arguments]
        return subprocess.Popen(command, start_new_session=True)  # noqa: S603  our own command line

    def _greet(self, port: int) -> None:
        self.stdout.write(f"The site: http://localhost:{port}/   The editors' door: http://localhost:{port}/admin/")
        self.stdout.write("Forgotten the password? .venv/bin/python site/manage.py changepassword editor")
        self.stdout.write("Ctrl-C stops everything.")

    def _watch(self, running: "dict[str, subprocess.Popen[bytes]]") -> str:
        """Tick every half minute until asked to stop; return the name of what ended by itself, if anything did."""
        tick: subprocess.Popen[bytes] | None = None
        next_tick = 0.0
        try:
            while not self.stop.wait(LOOK_EVERY):
                for name, process in running.items():
                    if process.poll() is not None:
                        return name
                if time.monotonic() >= next_tick and (tick is None or tick.poll() is not None):
                    tick = self._start("tick", "--verbosity", "0")
                    next_tick = time.monotonic() + TICK_EVERY
            return ""
        finally:
            if tick:
                self._end([tick])

    def _end(self, processes: "list[subprocess.Popen[bytes]]") -> None:
        """Ask the processes to end, and end those that do not."""
        for process in processes:
            _signal_group(process, signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        for process in processes:
            try:
                process.wait(timeout=max(deadline - time.monotonic(), 0.1))
            except subprocess.TimeoutExpired:
                _signal_group(process, signal.SIGKILL)
                process.wait()
