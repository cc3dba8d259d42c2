"""Starting a real site: refused without its secrets, clean with the documented example."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECRETS = ("SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DEFAULT_FROM_EMAIL", "EMAIL_URL")


def _example() -> dict[str, str]:
    """Return what .env.example sets, with a key as its comment asks."""
    lines = (ROOT / ".env.example").read_text().splitlines()
    pairs = (line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return dict(pairs) | {"SECRET_KEY": secrets.token_urlsafe(64)}


def _manage(folder: Path, environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process whose environment holds nothing but this."""
    bare = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(  # noqa: S603  our own command line
        [sys.executable, "site/manage.py", *arguments],
        cwd=ROOT,
        env=bare | {"VAR_DIR": str(folder)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_names_every_missing_secret_at_once(tmp_path: Path) -> None:
    done = _manage(tmp_path, {"DJANGO_SETTINGS_MODULE": "config.settings.production"}, "check")
    assert done.returncode != 0
    last = done.stderr.strip().splitlines()[-1]
    assert all(name in last for name in SECRETS)


@pytest.mark.parametrize("name", SECRETS)
def test_production_refuses_each_missing_secret(tmp_path: Path, name: str) -> None:
    done = _manage(tmp_path, _example() | {name: ""}, "check")
    assert done.returncode != 0
    assert done.stderr.strip().splitlines()[-1].endswith(f": {name}")


def test_a_mail_provider_replaces_smtp(tmp_path: Path) -> None:
    environment = _example() | {"EMAIL_URL": "", "ANYMAIL_BACKEND": "mailgun", "ANYMAIL_MAILGUN_API_KEY": "k"}
    said = _manage(
        tmp_path,
        environment,
        "shell",
        "--no-imports",
        "-c",
        "from django.conf import settings; print(settings.EMAIL_BACKEND, settings.ANYMAIL)",
    )
    assert said.stdout.strip() == "anymail.backends.mailgun.EmailBackend {'MAILGUN_API_KEY': 'k'}", said.stderr


def test_the_example_passes_the_strict_check(tmp_path: Path) -> None:
    done = _manage(tmp_path, _example(), "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout


def test_the_strict_check_finds_what_is_not_real(tmp_path: Path) -> None:
    careless = {
        "SITE_URL": "http://localhost",
        "ALLOWED_HOSTS": "*",
        "DEFAULT_FROM_EMAIL": "Team <team@example.org>",
        "EMAIL_URL": "consolemail://",
        "SECRET_KEY": "short",
        "LIBRETRANSLATE_URL": "translate.example.org",
    }
    done = _manage(tmp_path, _example() | careless, "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode != 0
    for found in ("core.E010", "core.E011", "core.E013", "core.E014", "core.E015", "core.E022", "security.W009"):
        assert found in done.stderr
    done = _manage(tmp_path, _example() | {"ALLOWED_HOSTS": "other.nhs.uk"}, "check", "--deploy")
    assert "core.E012" in done.stderr


def test_development_needs_no_environment_and_makes_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there" / "yet"
    done = _manage(folder, {}, "check", "--database", "default")
    assert done.returncode == 0, done.stderr
    assert (folder).is_dir()


def test_sqlite_runs_in_wal_mode(tmp_path: Path) -> None:
    code = (
        "from django.db import connection; c = connection.cursor();"
        "print([c.execute(f'PRAGMA {p}').fetchone()[0] for p in ('journal_mode', 'synchronous', 'foreign_keys')],"
        "connection.settings_dict['OPTIONS']['transaction_mode'])"
    )
    said = _manage(tmp_path, {}, "shell", "--no-imports", "-c", code)
    assert said.stdout.strip() == "['wal', 1, 1] IMMEDIATE", said.stderr
