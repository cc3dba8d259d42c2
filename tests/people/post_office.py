"""A real mail server that fails at random, and real processes that send through it: for tests of the outbox."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path
from random import Random
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings
from django.db import connection
from django.db.models import F
from django.utils import timezone

from core.models import Heartbeat
from core.timers import FORGOTTEN_AFTER, RUNNING
from people.models import OutboxMessage
from people.post.delivery import RESCUED_AFTER
from tests.browser.site_process import ROOT, free_port

PATIENCE = 180  # seconds, for a machine that does much else


@dataclass
class MoodyServer:
    """An SMTP server that now and then says "later", hangs up or is slow, and keeps the id of each mail it accepted.

    A mail counts as accepted from the moment before the server says yes: a sender that is killed then sends it again.
    """

    random: Random
    trouble: float = 0.0  # how likely each step of each mail goes wrong
    port: int = field(default_factory=free_port)
    accepted: Counter[str] = field(default_factory=Counter)  # Message-ID -> how often
    refused: int = 0
    steps: int = 0
    stepped: threading.Condition = field(default_factory=threading.Condition)
    controller: Controller | None = None

    def open(self) -> None:
        """Start to take mail."""
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def close(self) -> None:
        """Stop to take mail; the port then refuses connections."""
        if self.controller:
            self.controller.stop()
            self.controller = None

    async def handle_MAIL(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        """Hear who sends."""
        if answer := await self._trouble(server):
            return answer
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        """Hear who it is for."""
        if answer := await self._trouble(server):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Accept one mail."""
        if answer := await self._trouble(server):
            return answer
        mail = message_from_bytes(envelope.original_content or b"")
        with self.stepped:
            self.accepted[str(mail["Message-ID"]).strip()] += 1
            self.stepped.notify_all()
        return "250 OK"

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Say goodbye; the sender has not yet written down that the mail went out."""
        self._count()
        return "221 Bye"

    def wait_for_steps(self, number: int, unless: "subprocess.Popen[bytes]") -> None:
        """Wait until this many further steps were taken, or until this process has ended by itself."""
        with self.stepped:
            goal, deadline = self.steps + number, time.monotonic() + PATIENCE
            while self.steps < goal and unless.poll() is None:
                assert time.monotonic() < deadline, "The workers do not work"
                self.stepped.wait(0.5)

    async def _trouble(self, server: SMTP) -> str:
        """Return a refusal where this step goes wrong; the step is counted before its answer is given."""
        self._count()
        if self.random.random() >= self.trouble:
            return ""
        kind = self.random.choice(("later", "busy", "hang up", "slow"))
        if kind == "slow":
            await asyncio.sleep(0.05)  # the server takes its time; nobody in the test waits for it
            return ""
        self.refused += 1
        if kind == "hang up" and isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
        return "451 Try again later" if kind == "later" else "421 Too busy"

    def _count(self) -> None:
        with self.stepped:
            self.steps += 1
            self.stepped.notify_all()


@dataclass
class Workers:
    """Processes of the site that work on the database of this test and send through one mail server."""

    folder: Path
    server: MoodyServer
    living: list["subprocess.Popen[bytes]"] = field(default_factory=list)
    killed: int = 0

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """Start one management command as a process of its own."""
        log = (self.folder / "log").open("ab")
        process = subprocess.Popen(  # noqa: S603  our own command line
            [sys.executable, "site/manage.py", *arguments], cwd=ROOT, env=self._environment(), stdout=log, stderr=log
        )
        self.living.append(process)
        return process

    def start_worker(self) -> "subprocess.Popen[bytes]":
        """Start a worker of the queue."""
        return self.start("db_worker", "--interval", "0.1", "--no-startup-delay")

    def tick(self) -> None:
        """Do everything that is due, once."""
        assert self.start("tick", "--verbosity", "0").wait(timeout=PATIENCE) == 0, self.log()

    def kill(self, process: "subprocess.Popen[bytes]") -> None:
        """Kill a process with no chance to say goodbye; one that had ended by itself does not count."""
        process.kill()
        self.killed += process.wait(timeout=PATIENCE) == -signal.SIGKILL

    def end(self) -> None:
        """Leave no process behind."""
        for process in self.living:
            process.kill()
            process.wait(timeout=PATIENCE)
        self.server.close()

    def log(self) -> str:
        """Return what the processes said."""
        return (self.folder / "log").read_text()

    def _environment(self) -> dict[str, str]:
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "DEBUG": "0",
            "DATABASE_URL": database_url(),
            "VAR_DIR": str(self.folder),
            "SITE_URL": settings.SITE_URL,
            "EMAIL_URL": f"smtp://127.0.0.1:{self.server.port}",
        }


def database_url() -> str:
    """Return where the database of this test is, for another process."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return os.environ["DATABASE_URL"].rsplit("/", 1)[0] + f"/{name}"


def let_time_pass(workers: Workers) -> None:
    """Let a quarter of an hour pass for those who are left: possible only while nobody works."""
    assert all(process.poll() is not None for process in workers.living)
    quarter = timedelta(minutes=15)
    assert quarter > max(RESCUED_AFTER, FORGOTTEN_AFTER)
    OutboxMessage.objects.filter(state=OutboxMessage.State.SENDING).update(claimed_at=F("claimed_at") - quarter)
    OutboxMessage.objects.filter(state=OutboxMessage.State.WAITING).update(due_at=timezone.now())
    Heartbeat.objects.filter(name=RUNNING).update(beat_at=F("beat_at") - quarter)


def left_to_send() -> int:
    """Return how many mails are still owed or in somebody's hand."""
    return OutboxMessage.objects.filter(state__in=(OutboxMessage.State.WAITING, OutboxMessage.State.SENDING)).count()


def work_in_peace(workers: Workers) -> None:
    """Let the timers run, round after round, until nothing is left to send."""
    for _round in range(20):
        workers.tick()
        let_time_pass(workers)
        if not left_to_send():
            return
    raise AssertionError(f"{left_to_send()} mails are never sent")
