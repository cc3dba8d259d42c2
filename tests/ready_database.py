"""A migrated database, made once for each set of migrations; every process of a test run gets a copy in a moment."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var" / "ready"
KEPT = ("requirements.txt", "*/migrations/*.py", "site/*/migrations/*.py")  # what decides how a migrated database looks


def copy_to_file(copy: Path) -> None:
    """Put a migrated SQLite database there, in the place of what was there."""
    ready = FOLDER / f"{_fingerprint()}.sqlite3"
    with _one_at_a_time():
        if not ready.exists():
            for old in FOLDER.glob("*.sqlite3"):
                old.unlink()
            made = ready.with_suffix(".making")
            made.unlink(missing_ok=True)
            _migrate(f"sqlite:///{made}")
            made.rename(ready)
    copy.parent.mkdir(parents=True, exist_ok=True)
    for beside in ("", "-wal", "-shm", "-journal"):
        Path(f"{copy}{beside}").unlink(missing_ok=True)
    shutil.copyfile(ready, copy)


def copy_on_server(server: str, copy: str) -> None:
    """Make a migrated PostgreSQL database of this name, in the place of one that has it.

    server: the address of a database on that server which may be used to give orders, postgres://...
    """
    ready = f"ready_{_fingerprint()}"
    with _one_at_a_time(), psycopg.connect(server, autocommit=True) as orders:
        if not orders.execute("SELECT 1 FROM pg_database WHERE datname = %s", [ready]).fetchone():
            made = f"making_{ready}"
            _order(orders, "DROP DATABASE IF EXISTS {} WITH (FORCE)", made)
            _order(orders, "CREATE DATABASE {}", made)
            _migrate(beside(server, made))
            _order(orders, "ALTER DATABASE {} RENAME TO {}", made, ready)
        _order(orders, "DROP DATABASE IF EXISTS {} WITH (FORCE)", copy)
        _order(orders, "CREATE DATABASE {} TEMPLATE {}", copy, ready)


def beside(server: str, name: str) -> str:
    """Return the address of another database on the same server."""
    return f"{server.rsplit('/', 1)[0]}/{name}"


def _order(orders: psycopg.Connection, words: LiteralString, *names: str) -> None:
    orders.execute(sql.SQL(words).format(*map(sql.Identifier, names)))


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for path in sorted(path for kept in KEPT for path in ROOT.glob(kept)):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate(address: str) -> None:
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTEST_XDIST_WORKER"}
    done = subprocess.run(
        [sys.executable, "site/manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        env=surroundings | {"DJANGO_SETTINGS_MODULE": "config.settings.test", "DATABASE_URL": address},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"The migrations of {address} failed:\n{done.stderr}")
