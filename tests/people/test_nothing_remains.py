"""DESIGN 7.8: after erasing somebody who used everything, no database and no file holds their address or name."""

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.utils import translation
from django.utils.translation import gettext
from wagtail.models import Page

from core.models import User
from involvement.models import OpportunityPage
from people.models import Erasure, Person
from tests.factories.people import make_sign_up
from tests.factories.whole_person import ADDRESS, EMAIL, NAME, PHONE, SECRETS, make_whole_person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pages(page: OpportunityPage) -> list[Page]:
    """Four things to take part in."""
    others = [page.copy(update_attrs={"slug": f"another-{number}", "title": "Another"}) for number in range(3)]
    return [page, *others]


@pytest.fixture(autouse=True)
def _var_dir(tmp_path: Path, settings: Any) -> None:
    """Let the site's files live in a folder of the test's own, the cache among them."""
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": str(tmp_path / "cache"),
        }
    }


def ways_to_write(secret: str) -> set[bytes]:
    """Return a secret as a file or a column may hold it."""
    return {secret.encode(), secret.encode("unicode_escape"), json.dumps(secret)[1:-1].encode()}


def remains_in(content: bytes) -> list[str]:
    """Return the secrets that are in some bytes, in whatever case."""
    lowered = content.lower()
    return [secret for secret in SECRETS if any(way.lower() in lowered for way in ways_to_write(secret))]


def contents_of_database() -> Iterator[tuple[str, bytes]]:
    """Yield the raw files of SQLite, or every row of every table of PostgreSQL as text."""
    if connection.vendor == "sqlite":
        whole = str(connection.settings_dict["NAME"])
        files = [Path(whole + ending) for ending in ("", "-wal", "-shm")]
        yield from ((path.name, path.read_bytes()) for path in files if path.exists())
        return
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" AS t')  # noqa: S608  the name of a table of ours
            yield table, "\n".join(row[0] for row in cursor.fetchall()).encode()


def contents_of_files() -> Iterator[tuple[str, bytes]]:
    """Yield every file of the site, and what the cache packed; mail stands for the outside world and is left out."""
    for path in settings.VAR_DIR.rglob("*"):
        if path.is_file() and path.relative_to(settings.VAR_DIR).parts[0] != "mail":
            yield path.name, path.read_bytes()
            if path.suffix == ".djcache":
                yield path.name, _unpacked(path.read_bytes())


def _unpacked(cached: bytes) -> bytes:
    return zlib.decompress(cached[cached.find(b"x\x9c") :])


def all_that_remains() -> dict[str, list[str]]:
    """Return which secrets are left in which file or table."""
    found: dict[str, list[str]] = {}
    for place, content in (*contents_of_database(), *contents_of_files()):
        if secrets := remains_in(content):
            found[place] = sorted({*found.get(place, []), *secrets})
    return found


def erase(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run the command and return what it says."""
    call_command("erase_person", *arguments)
    return capsys.readouterr().out


def test_nothing_remains_of_somebody_who_used_everything(
    pages: list[Page], editor: User, capsys: pytest.CaptureFixture[str]
) -> None:
    person = make_whole_person(pages, editor)
    call_command("export_person", EMAIL)
    capsys.readouterr()
    before = all_that_remains()
    assert {secret for secrets in before.values() for secret in secrets} == set(SECRETS)
    assert any(place.endswith(".djcache") for place in before)
    said = erase(capsys, EMAIL, "--commit")
    assert all_that_remains() == {}
    assert not Person.objects.filter(pk=person.pk).exists()
    assert "The receipt was sent, and its address is deleted." in said
    with translation.override("pl"):  # the language of the person who used everything
        subject = gettext("What we held about you is deleted")
    assert [(letter.to, letter.subject) for letter in mail.outbox] == [([EMAIL], subject)]
    assert not remains_in(said.encode())


def test_nothing_remains_where_the_receipt_cannot_be_sent(
    pages: list[Page], editor: User, capsys: pytest.CaptureFixture[str], settings: Any
) -> None:
    make_whole_person(pages, editor)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    said = erase(capsys, EMAIL, "--commit")
    assert all_that_remains() == {}
    assert "Tell them another way." in said


def test_a_dry_run_lists_what_would_go_and_changes_nothing(
    pages: list[Page], editor: User, capsys: pytest.CaptureFixture[str]
) -> None:
    person = make_whole_person(pages, editor)
    before = all_that_remains()
    said = erase(capsys, EMAIL)
    assert all_that_remains() == before
    assert "Nothing was changed." in said
    assert not remains_in(said.encode())
    for label, count in {"What you signed up for": 5, "What you agreed to": 7, "Results of the queue": 3}.items():
        assert f"{count:7}  {label}" in said
    assert not Erasure.objects.filter(person=person).exists()
    assert not mail.outbox


def test_a_namesake_in_the_same_house_keeps_everything(
    pages: list[Page], editor: User, capsys: pytest.CaptureFixture[str]
) -> None:
    make_whole_person(pages, editor)
    sister = make_sign_up(pages[0], name=NAME, email="", reach_by="phone", phone=PHONE)
    other = make_sign_up(pages[0], name=NAME, email="", reach_by="post", address=ADDRESS)
    erase(capsys, EMAIL, "--commit")
    for kept in (sister, other):
        kept.refresh_from_db()
        assert kept.pending["name"] == NAME
    assert set(Person.objects.values_list("pk", flat=True)) == {sister.person_id, other.person_id}
