"""`run_site`: web server, worker and timers as one, and none of them left behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import ready_database

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60


def _processes() -> list[tuple[int, int, str, str]]:
    """Return number, parent, state and command line of every process of this machine."""
    command = ["ps", "-A", "-ww", "-o", "pid=,ppid=,stat=,args="]
    listed = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    rows = (line.split(None, 3) for line in listed.stdout.splitlines())
    return [(int(row[0]), int(row[1]), row[2], row[3]) for row in rows if len(row) == 4]


def _family(ancestor: int) -> dict[int, str]:
    """Return the command line of every living descendant."""
    family = {ancestor: ""}
    for _generation in range(5):
        for number, parent, state, command in _processes():
            if parent in family and not state.startswith("Z"):
                family[number] = command
    del family[ancestor]
    return family


def _wait_until(is_so: Callable[[], bool]) -> None:
    for _attempt in range(SECONDS * 4):
        if is_so():
            return
        threading.Event().wait(0.25)
    raise AssertionError("It did not happen in time")


@dataclass
class DevelopmentSite:
    """A running `run_site`."""

    process: "subprocess.Popen[bytes]"
    port: int
    log: Path

    def checks(self) -> dict[str, dict[str, object]]:
        """Return what /readyz says, or nothing while nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5) as answer:
                return dict(json.load(answer)["checks"])
        except urllib.error.HTTPError as refused:
            return dict(json.load(refused)["checks"])
        except OSError:
            return {}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A VAR_DIR whose database has its tables."""
    folder = tmp_path_factory.mktemp("development")
    ready_database.copy_to_file(folder / "db.sqlite3")
    return folder


def _environment(folder: Path) -> dict[str, str]:
    return os.environ | {
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DEBUG": "1",
    }


@pytest.fixture
def site(folder: Path) -> Iterator[DevelopmentSite]:
    """The development site with every part alive."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    log = folder / "log"
    with log.open("wb") as sink:
        process = subprocess.Popen(  # noqa: S603  our own command line
            [sys.executable, "site/manage.py", "run_site", "--port", str(port)],
            cwd=ROOT,
            env=_environment(folder),
            stdout=sink,
            stderr=sink,
        )
    site = DevelopmentSite(process, port, log)
    try:
        _wait_until(lambda: bool(site.checks()) or process.poll() is not None)
        assert process.poll() is None, log.read_text()
        yield site
    finally:
        process.terminate()
        process.wait(timeout=SECONDS)


def test_runs_everything_and_ctrl_c_leaves_nothing_behind(site: DevelopmentSite) -> None:
    _wait_until(lambda: bool(site.checks().get("timers", {}).get("ok")))
    family = _family(site.process.pid)
    assert any("runserver" in command for command in family.values())
    assert any("db_worker" in command for command in family.values())
    site.process.send_signal(signal.SIGINT)
    assert site.process.wait(timeout=SECONDS) == 0
    _wait_until(lambda: not _still_there(family))
    assert f"http://localhost:{site.port}/admin/" in site.log.read_text()


def test_when_one_part_dies_all_stop_and_it_is_said(site: DevelopmentSite) -> None:
    _wait_until(lambda: any("db_worker" in command for command in _family(site.process.pid).values()))
    family = _family(site.process.pid)
    worker = min(number for number, command in family.items() if "db_worker" in command)
    os.killpg(worker, signal.SIGKILL)
    assert site.process.wait(timeout=SECONDS) == 1
    _wait_until(lambda: not _still_there(family))
    assert "queue worker ended by itself" in site.log.read_text()


def _still_there(family: dict[int, str]) -> list[str]:
    return [
        command
        for number, _parent, state, command in _processes()
        if family.get(number) == command and not state.startswith("Z")
    ]


def test_refuses_in_production(folder: Path) -> None:
    example = (ROOT / ".env.example").read_text().splitlines()
    real = dict(line.split("=", 1) for line in example if line and not line.startswith("#"))
    done = subprocess.run(
        [sys.executable, "site/manage.py", "run_site"],
        cwd=ROOT,
        env=_environment(folder) | real | {"SECRET_KEY": "k" * 60},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "run_site is for development" in done.stderr
