"""The whole site as processes of its own: a web server, a queue worker and an SMTP server, on loopback only."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import psycopg
import redis
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests import ready_database

from .starting_point import FileStart, ServerStart

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "example-password-for-tests"


def free_port() -> int:
    """Return a port on loopback that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class PostRoom:
    """A real SMTP server that keeps what it is given."""

    port: int = field(default_factory=free_port)
    mails: list[EmailMessage] = field(default_factory=list)
    arrived: threading.Condition = field(default_factory=threading.Condition)
    controller: Controller | None = None

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep one mail."""
        mail = message_from_bytes(envelope.original_content or b"", policy=policy.default)
        with self.arrived:
            self.mails.append(mail)
            self.arrived.notify_all()
        return "250 OK"

    def open(self) -> None:
        """Start to take mail."""
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def close(self) -> None:
        """Stop to take mail; the port then refuses connections."""
        if self.controller:
            self.controller.stop()
            self.controller = None

    def wait_for(self, recipient: str, number: int = 1, seconds: float = 30) -> list[EmailMessage]:
        """Return the mails to this address once there are this many; raises AssertionError when they do not come."""

        def found() -> list[EmailMessage]:
            return [mail for mail in self.mails if recipient in str(mail["To"])]

        with self.arrived:
            self.arrived.wait_for(lambda: len(found()) >= number, timeout=seconds)
            assert len(found()) >= number, f"{number} mails expected, {len(found())} came"
            return found()


@dataclass
class RunningSite:
    """A site with starter content that a browser can visit."""

    folder: Path
    post: PostRoom = field(default_factory=PostRoom)
    port: int = field(default_factory=free_port)
    nursery: "subprocess.Popen[str] | None" = None
    worker: int = 0
    database: str = ""
    starting_point: FileStart | ServerStart | None = None

    @property
    def url(self) -> str:
        """The site's address without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """The environment of every process of this site."""
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
            "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
            "DEBUG": "0",
            "DATABASE_URL": self.database_url,
            "VAR_DIR": str(self.folder),
            "SITE_URL": self.url,
            "EMAIL_URL": f"smtp://127.0.0.1:{self.post.port}",
            "STARTER_PASSWORD": PASSWORD,
            "TRUSTED_PROXY_COUNT": "1",  # the browser's tests say themselves which network address they come from
        }

    @property
    def database_url(self) -> str:
        """SQLite in the folder, or a database of its own on the PostgreSQL server of this test run."""
        given = os.environ.get("DATABASE_URL", "")
        if given.startswith("postgres"):
            return ready_database.beside(given, self.database)
        return f"sqlite:///{self._file}"

    @property
    def _file(self) -> Path:
        return self.folder / "db.sqlite3"

    def manage(self, *arguments: str) -> str:
        """Run a management command to its end and return what it printed."""
        said, complained = (self.folder / f"manage.{name}" for name in ("out", "err"))
        for file in (said, complained):
            file.write_bytes(b"")
        status = self._order(arguments=arguments, output=str(said), errors=str(complained), goes_on=False)
        assert status == 0, said.read_text() + complained.read_text()
        return said.read_text()

    def start(self) -> None:
        """Make the database, load the starter site and start web server, worker and SMTP server."""
        self._make_database()
        self._open_nursery()
        self.manage("load_starter_site")
        self.post.open()
        self.manage("db_worker", "--batch", "--no-startup-delay")  # what the search finds is part of the start
        self.starting_point = ServerStart(self.database_url) if self.database else FileStart(self._file)
        self._spawn("runserver", f"127.0.0.1:{self.port}", "--noreload", "--insecure")
        self._start_worker()
        self._wait_until_alive()

    def return_to_start(self) -> None:
        """Forget everything that happened since the start, but for mails and files."""
        # A worker ends the job it has in hand first. It must not look for the others, which there never were then.
        self._order(end=self.worker)
        if self.starting_point:
            self.starting_point.return_to()
        if address := os.environ.get("REDIS_URL"):
            redis.Redis.from_url(address).flushdb()
        for remembered in (self.folder / "cache").glob("**/*.djcache"):
            remembered.unlink(missing_ok=True)
        self._start_worker()

    def stop(self) -> None:
        """End every process and remove the database."""
        if self.nursery:
            self.nursery.communicate(timeout=40)  # no more orders: it ends what it started, and itself
        self.post.close()
        if self.database:
            self._on_server(f'DROP DATABASE IF EXISTS "{self.database}" WITH (FORCE)')

    def _start_worker(self) -> None:
        self.worker = self._spawn("db_worker", "--interval", "0.2", "--no-startup-delay")

    def _spawn(self, *arguments: str) -> int:
        log = str(self.folder / f"{arguments[0]}.log")
        return self._order(arguments=arguments, output=log, errors=log, goes_on=True)

    def _open_nursery(self) -> None:
        self.nursery = subprocess.Popen(
            [sys.executable, "-m", "tests.browser.nursery"],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def _order(self, **order: Any) -> int:
        """Have something run, started or ended, see nursery, and return what the nursery answers."""
        assert self.nursery and self.nursery.stdin and self.nursery.stdout
        self.nursery.stdin.write(json.dumps(order) + "\n")
        self.nursery.stdin.flush()
        return int(self.nursery.stdout.readline())

    def _wait_until_alive(self) -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(self.url + "/healthz", timeout=5) as answer:  # noqa: S310  loopback
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                threading.Event().wait(0.1)
        raise AssertionError((self.folder / "runserver.log").read_text())

    def _make_database(self) -> None:
        server = os.environ.get("DATABASE_URL", "")
        if server.startswith("postgres"):
            self.database = f"browser_{self.port}"
            ready_database.copy_on_server(server, self.database)
        else:
            ready_database.copy_to_file(self._file)

    @staticmethod
    def _on_server(statement: str) -> None:
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
            connection.execute(statement.encode())
