"""What SQLite's files keep of rows that were deleted, and how it goes. PostgreSQL does its own housekeeping."""

import logging

from django.db import Error, connection

logger = logging.getLogger(__name__)


PATIENCE = 1  # seconds: nobody can write while we wait for somebody who reads


def overwrite_what_was_deleted(patience: float = PATIENCE) -> bool:
    """Empty SQLite's journal, so that it holds no deleted row; returns False where a reader keeps it open.

    `secure_delete` (config.settings.base) has overwritten the rows themselves.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return True
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (usual,) = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        is_busy, _in_journal, _moved = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {usual}")
    if is_busy:
        logger.warning("The database's journal could not be emptied: something reads it; the next night will do it")
    return not is_busy


def rewrite_database() -> bool:
    """Write SQLite's file anew and empty its journal; returns False where that has to wait.

    `secure_delete` misses the copies that SQLite itself made when it moved rows between pages (about one in 300 here),
    and whatever was deleted before it was switched on. Others can read meanwhile; who writes waits a moment.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return True
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
    except Error as error:
        logger.warning("The database could not be written anew (%s); the next night will do it", type(error).__name__)
        return False
    return overwrite_what_was_deleted(patience=10 * PATIENCE)
