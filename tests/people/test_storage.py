"""What the database's files keep of rows that were deleted: nothing, once the file was written anew."""

import sqlite3
from pathlib import Path

import pytest
from django.db import connection, transaction

from people.models import Person
from people.storage import overwrite_what_was_deleted, rewrite_database

pytestmark = pytest.mark.django_db(transaction=True)


def raw_files() -> bytes:
    """Return SQLite's files as they lie on the disk; nothing where the database is another."""
    whole = str(connection.settings_dict["NAME"])
    paths = [Path(whole + ending) for ending in ("", "-wal")]
    return b"".join(path.read_bytes() for path in paths if path.is_file())


def test_rows_that_moved_between_pages_leave_no_copy() -> None:
    for number in range(400):  # pages fill, split and merge
        Person.objects.create(name=f"Vanishing{number:04}", address="x" * (number * 37 % 900))
    for number in range(0, 400, 3):
        Person.objects.filter(name=f"Vanishing{number:04}").update(address="y" * (number * 53 % 1500))
    assert b"Vanishing0007" in raw_files() or connection.vendor != "sqlite"
    Person.objects.all().delete()
    assert rewrite_database() is True
    assert b"Vanishing" not in raw_files()


def test_a_reader_delays_it_and_breaks_nothing() -> None:
    Person.objects.create(name="Sam Example")
    if connection.vendor == "sqlite":
        reader = sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT COUNT(*) FROM people_person").fetchone()
        Person.objects.all().delete()
        assert overwrite_what_was_deleted(patience=0.1) is False
        reader.close()
    assert overwrite_what_was_deleted() is True
    Person.objects.create(name="Kim Example")  # the usual patience is back, and writing goes on
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout" if connection.vendor == "sqlite" else "SELECT 20000")
        assert cursor.fetchone() == (20_000,)


def test_inside_a_transaction_it_waits_for_the_end() -> None:
    with transaction.atomic():
        Person.objects.create(name="Sam Example")
        assert (overwrite_what_was_deleted(), rewrite_database()) == (True, True)
    assert Person.objects.count() == 1


def test_every_connection_overwrites_what_it_deletes() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete" if connection.vendor == "sqlite" else "SELECT 1")
        assert cursor.fetchone() == (1,)
