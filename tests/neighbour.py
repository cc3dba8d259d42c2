"""A second process of the site for tests: it has a memory of its own, and the same database and cache."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = """
import json, sys
from django.test import Client
client = Client()
for line in sys.stdin:
    answer = client.get(line.strip())
    body = answer.getvalue() if answer.streaming else answer.content
    print(json.dumps([answer.status_code, body.decode("utf-8", "replace")]), flush=True)
"""


@dataclass
class Neighbour:
    """Another process that answers like a web server; `folder` holds the cache and the media that both use."""

    folder: Path
    process: "subprocess.Popen[str]" = field(init=False)

    def __post_init__(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603  our own command line
            [sys.executable, "site/manage.py", "shell", "--verbosity", "0", "-c", PROGRAM],
            cwd=ROOT,
            env=self._environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def get(self, address: str) -> tuple[int, str]:
        """Return status and text of what this process answers."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(f"{address}\n")
        self.process.stdin.flush()
        for line in self.process.stdout:
            if line.startswith("["):  # the rest is the log
                status, body = json.loads(line)
                return status, body
        raise AssertionError("The other process has ended")

    def end(self) -> None:
        """Leave no process behind."""
        self.process.kill()
        self.process.wait(timeout=30)

    def _environment(self) -> dict[str, Any]:
        name = connection.settings_dict["NAME"]
        is_sqlite = connection.vendor == "sqlite"
        database = f"sqlite:///{name}" if is_sqlite else os.environ["DATABASE_URL"].rsplit("/", 1)[0] + f"/{name}"
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "DEBUG": "0",
            "DATABASE_URL": database,
            "VAR_DIR": str(self.folder),
            "SITE_URL": settings.SITE_URL,
            "ALLOWED_HOSTS": "testserver",
        }
