"""Takes a running site back to its starter content, so that no module of tests meets what another one left behind."""

import sqlite3
from pathlib import Path

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
PATIENCE = 60  # seconds for whoever else writes to the file


class FileStart:
    """The starting point of a site whose database is a file."""

    def __init__(self, database: Path) -> None:
        """Keep the database as it is now."""
        self._database = database
        self._kept = database.with_suffix(".kept")
        self._copy(database, self._kept)

    def return_to(self) -> None:
        """Make the database what it was."""
        self._copy(self._kept, self._database)

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
        with psycopg.connect(address) as connection:
            connection.execute(KEEP)

    def return_to(self) -> None:
        """Make the database what it was; numbers of rows go on counting."""
        with psycopg.connect(self._address) as connection:
            connection.execute(PUT_BACK)
