"""Runs the site's commands in copies of one process that has loaded everything: to load it takes longer than most jobs.

Reads one order a line, JSON, and answers each with a line: the status of what ended, or the number of what goes on.
"""

import gc
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import Any

import django
from django.core.management import execute_from_command_line
from django.core.management.commands import shell  # noqa: F401  loaded for the copies
from django.db import connections
from django.template import engines
from django.urls import get_resolver
from wagtail import hooks

WRITE = os.O_WRONLY | os.O_APPEND


def load_everything() -> None:
    """Load what a copy would load first thing, and keep no connection that two processes would then share."""
    django.setup()
    hooks.search_for_hooks()
    _ = get_resolver().url_patterns
    engines.all()
    connections.close_all()
    gc.freeze()


def copy_that_runs(arguments: list[str], output: str, errors: str) -> int:
    """Run one command in a copy of this process, and return the number of that copy.

    output, errors: files for what it says.
    """
    number = os.fork()
    if not number:
        os._exit(_status_of(lambda: _obey(arguments, output, errors)))
    return number


def _obey(arguments: list[str], output: str, errors: str) -> None:
    for descriptor, path, how in ((0, os.devnull, os.O_RDONLY), (1, output, WRITE), (2, errors, WRITE)):
        opened = os.open(path, how | os.O_CREAT, 0o600)
        os.dup2(opened, descriptor)
        os.close(opened)
    sys.argv = ["site/manage.py", *arguments]
    execute_from_command_line(sys.argv)


def _status_of(job: Callable[[], None]) -> int:
    """Do a job as the whole of a process: return its status, with every reason written where errors go."""
    status: Any = 0
    try:
        job()
    except SystemExit as end:
        status = end.code or 0
    except BaseException:  # noqa: BLE001  a copy must not go on to read orders
        traceback.print_exc()
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return status if isinstance(status, int) else 1


def obeyed(order: dict[str, Any]) -> int:
    """Run a command to its end and return its status, or start one, or end one that was started."""
    if "end" in order:
        number = int(order["end"])
        os.kill(number, signal.SIGTERM)
    else:
        number = copy_that_runs(order["arguments"], order["output"], order["errors"])
        if order["goes_on"]:
            return number
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


def main() -> None:
    """Take orders until there are no more, then end what still runs."""
    load_everything()
    running: set[int] = set()
    for line in sys.stdin:
        order = json.loads(line)
        answer = obeyed(order)
        if order.get("goes_on"):
            running.add(answer)
        running.discard(order.get("end", 0))
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()
    for number in running:
        obeyed({"end": number})


if __name__ == "__main__":
    main()
