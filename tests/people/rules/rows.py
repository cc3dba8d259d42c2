"""Everything the database holds, for tests that prove that something changed nothing or left nothing."""

from django.apps import apps
from django.db import connection

# What every request may touch without its meaning anything: who is signed in, the queue's own diary.
NOT_COMPARED = {"django_session"}


def every_row() -> dict[str, list[str]]:
    """Return the rows of every table as text, each table in a fixed order."""
    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        for table in sorted({model._meta.db_table for model in apps.get_models(include_auto_created=True)}):
            if table in NOT_COMPARED:
                continue
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  names of our own tables
            found[table] = sorted(repr(row) for row in cursor.fetchall())
    return found


def tables_that_differ(before: dict[str, list[str]], after: dict[str, list[str]]) -> list[str]:
    """Return the tables whose rows are not what they were."""
    return [table for table in before if before[table] != after[table]]
