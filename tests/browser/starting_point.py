"""Takes a running site back to its starter content, so that no module of tests meets what another one left behind."""

import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import LiteralString

import psycopg

# PostgreSQL keeps a copy of each table beside the tables. Triggers and foreign keys rest while rows are put back.
KEEP = """
CREATE SCHEMA kept;
DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('CREATE TABLE kept.%I AS SELECT * FROM public.%I', name, name);
    END LOOP;
END $$;
"""
PUT_BACK = """
DO $$ DECLARE name text; BEGIN
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('DELETE FROM public.%I', name);
        EXECUTE format('INSERT INTO public.%I SELECT * FROM kept.%I', name, name);
    END LOOP;
END $$;
"""
BUSY = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status = 'RUNNING'"
# What waits goes first: the worker would else take it up after it was seen idle, and end over a job that is not there.
NOTHING_MORE = "DELETE FROM django_tasks_database_dbtaskresult WHERE status = 'READY'"
LEFT = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status IN ('READY', 'RUNNING')"
PATIENCE = 60  # seconds for what the worker has in hand to come to its end


class FileStart:
    """The starting point of a site whose database is a file."""

    def __init__(self, database: Path) -> None:
        """Keep the database as it is now."""
        self._database = database
        _until_idle(lambda: self._count(LEFT))  # what the search finds is part of the start
        self._kept = database.with_suffix(".kept")
        self._copy(database, self._kept)

    def return_to(self) -> None:
        """Make the database what it was."""
        _until_idle(lambda: self._count(BUSY, NOTHING_MORE))
        self._copy(self._kept, self._database)

    def _count(self, question: str, order: str = "") -> int:
        connection = sqlite3.connect(self._database, timeout=PATIENCE)
        try:
            with connection:
                connection.execute(order)
            return int(connection.execute(question).fetchone()[0])
        finally:
            connection.close()

    @staticmethod
    def _copy(source: Path, target: Path) -> None:
        """Copy through SQLite itself, which other processes that have the file open understand."""
        kept, changed = sqlite3.connect(source), sqlite3.connect(target, timeout=PATIENCE)
        try:
            kept.backup(changed)
        finally:
            kept.close()
            changed.close()


class ServerStart:
    """The starting point of a site whose database is on a PostgreSQL server."""

    def __init__(self, address: str) -> None:
        """Keep the database as it is now; address: postgres://..."""
        self._address = address
        _until_idle(lambda: self._count(LEFT))
        with psycopg.connect(address) as connection:
            connection.execute(KEEP)

    def return_to(self) -> None:
        """Make the database what it was; numbers of rows go on counting."""
        _until_idle(lambda: self._count(BUSY, NOTHING_MORE))
        with psycopg.connect(self._address) as connection:
            connection.execute(PUT_BACK)

    def _count(self, question: LiteralString, order: LiteralString = "") -> int:
        with psycopg.connect(self._address, autocommit=True) as connection:
            connection.execute(order)
            found = connection.execute(question).fetchone()
        return int(found[0]) if found else 0


def _until_idle(running: Callable[[], int]) -> None:
    """Wait until the worker has no job in hand, so that none ends in a database that has never heard of it."""
    deadline = time.monotonic() + PATIENCE
    while running() and time.monotonic() < deadline:
        threading.Event().wait(0.1)
