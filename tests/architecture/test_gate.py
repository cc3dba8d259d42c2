"""What the gate itself promises: locked packages, a listed environment, documented commands."""

import re
import subprocess
from pathlib import Path

import pytest

from .house import ROOT, named

LOCKS = [ROOT / "requirements.txt", ROOT / "tests" / "requirements.txt"]
SETTINGS = sorted((ROOT / "site" / "config" / "settings").glob("*.py"))
_READ = re.compile(r"env\.\w+\(\s*\"([A-Z][A-Z0-9_]+)\"")
_REQUIRED = re.compile(r"required\((\[.*?\])\s*\)", re.DOTALL)
# The rest of the table's names are read by gunicorn's own file.
_FROM_GUNICORN = re.compile(r"environ\.get\(\"([A-Z_]+)\"")


def _names_read() -> set[str]:
    names: set[str] = set()
    for path in SETTINGS:
        text = path.read_text()
        names |= set(_READ.findall(text))
        for listed in _REQUIRED.findall(text):
            names |= set(re.findall(r"\"([A-Z][A-Z0-9_]+)\"", listed))
    names |= set(_FROM_GUNICORN.findall((ROOT / "site" / "gunicorn.conf.py").read_text()))
    return names - {"PYTEST_XDIST_WORKER"}


def test_settings_read_the_names_this_test_looks_for() -> None:
    assert {"SECRET_KEY", "DATABASE_URL", "EMAIL_URL", "VAR_DIR", "MAINTENANCE", "BIND"} <= _names_read()


@pytest.mark.parametrize("place", [".env.example", "README.md"])
def test_every_variable_is_listed(place: str) -> None:
    text = (ROOT / place).read_text()
    missing = sorted(name for name in _names_read() if not re.search(rf"\b{name}\b", text))
    assert not missing


def test_only_settings_read_the_environment() -> None:
    readers = [
        named(path)
        for folder in ("site", "home", "involvement", "network", "youngpeople")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(r"os\.environ|os\.getenv|environ\.Env\(", path.read_text())
    ]
    # manage.py and wsgi.py only name the settings module.
    allowed = {"site/manage.py", "site/config/wsgi.py", "site/config/settings/env.py", "site/gunicorn.conf.py"}
    assert set(readers) <= allowed


@pytest.mark.parametrize("lock", LOCKS, ids=named)
def test_lock_has_exact_versions_and_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text()
    assert "http:" not in text
    assert "https:" not in text
    assert "--index-url" not in text
    packages = [line for line in text.splitlines() if re.match(r"[a-zA-Z0-9]", line)]
    assert len(packages) > 20
    assert all("==" in line for line in packages)
    for block in re.split(r"\n(?=[a-zA-Z0-9])", text):
        if "==" in block:
            assert "--hash=sha256:" in block


def test_both_locks_agree() -> None:
    site, tools = (dict(re.findall(r"^([a-z0-9][\w.\[\],-]*)==([^\s\\]+)", lock.read_text(), re.M)) for lock in LOCKS)
    assert site.items() <= tools.items()


def test_make_alone_says_what_there_is() -> None:
    done = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
    targets = re.findall(r"^make ([a-z-]+) ", done.stdout, re.M)
    expected = "help setup run test browser lint fix types floors bench check messages pictures test-next lock".split()
    assert sorted(targets) == sorted(expected)


def test_the_gate_is_a_program() -> None:
    gate = ROOT / ".ci" / "run"
    assert gate.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", str(gate)], check=True)  # noqa: S603, S607
