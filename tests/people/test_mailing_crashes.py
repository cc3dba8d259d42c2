"""Real faults while the letters of a mailing are written: the database refuses, workers are killed or are many."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import DatabaseError, connection

from core.models import User
from people.actions.mailing_letters import carry_on, resume_mailings, write_letters
from people.mailing_progress import letters_of
from people.models import Mailing, OutboxMessage, Person
from tests.factories.mailings import make_mailing, news_readers, start_now

ROOT = Path(__file__).resolve().parents[2]
MANY = 1_200
pytestmark = pytest.mark.django_db(transaction=True)


def refuse_letters_to(person: Person) -> Callable[[], None]:
    """Make the database itself refuse a letter to this person; returns what makes it accept them again."""
    if connection.vendor == "sqlite":
        make = (
            "CREATE TRIGGER refuse BEFORE INSERT ON people_outboxmessage "
            f"WHEN NEW.person_id = {person.pk} BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )
        drop = "DROP TRIGGER refuse"
    else:
        make = (
            "CREATE FUNCTION refuse() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$ LANGUAGE plpgsql; "
            "CREATE TRIGGER refuse BEFORE INSERT ON people_outboxmessage "
            f"FOR EACH ROW WHEN (NEW.person_id = {person.pk}) EXECUTE FUNCTION refuse()"
        )
        drop = "DROP TRIGGER refuse ON people_outboxmessage; DROP FUNCTION refuse()"
    with connection.cursor() as cursor:
        cursor.execute(make)

    def accept() -> None:
        with connection.cursor() as cursor:
            cursor.execute(drop)

    return accept


def test_a_chunk_that_fails_is_written_whole_the_next_time_and_nobody_twice(editor: User, organisation: object) -> None:
    people = news_readers(MANY)
    other = start_now(make_mailing(subject="Another"), editor)
    while write_letters(other.pk):
        pass
    mailing = start_now(make_mailing(), editor)
    accept = refuse_letters_to(people[700])
    try:
        with pytest.raises(DatabaseError):
            carry_on.call(mailing.pk)
        assert letters_of(mailing.pk).count() == 500  # the second chunk left nothing behind
        mailing.refresh_from_db()
        assert mailing.last_person == letters_of(mailing.pk).order_by("-person").values_list("person", flat=True)[0]
        assert resume_mailings() == 0  # logged, and no obstacle to others
    finally:
        accept()
    letters_of(other.pk).update(state=OutboxMessage.State.SENT)
    assert resume_mailings() == 2  # one is written, the other is finished
    assert letters_of(mailing.pk).count() == MANY
    assert letters_of(mailing.pk).values("person").distinct().count() == MANY


def worker_on(mailing: Mailing) -> subprocess.Popen[bytes]:
    """Start a process of its own that writes and delivers this mailing in the database of the tests."""
    url = _database_url()
    code = (
        "import sys; sys.path[:0] = ['site', '.']\n"
        "import django; django.setup()\n"
        "from people.actions.mailing_letters import carry_on\n"
        f"carry_on.call({mailing.pk})\n"
    )
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.test", "DATABASE_URL": url}
    return subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=environment)  # noqa: S603  our own code


def _database_url() -> str:
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    who = settings["USER"] + (f":{settings['PASSWORD']}" if settings["PASSWORD"] else "")
    return f"postgres://{who}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"


def test_a_worker_killed_while_it_writes_loses_nobody_and_writes_to_nobody_twice(
    editor: User, organisation: object
) -> None:
    news_readers(6_000)
    mailing = start_now(make_mailing(), editor)
    worker = worker_on(mailing)
    try:
        while worker.poll() is None and not letters_of(mailing.pk).exists():
            pass  # until the first chunk stands
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    assert worker.returncode == -signal.SIGKILL
    mailing.refresh_from_db()
    written = letters_of(mailing.pk).count()
    assert 0 < written < 6_000
    assert written % 500 == 0  # whole chunks only
    assert mailing.is_written is False
    assert resume_mailings() == 1
    assert letters_of(mailing.pk).count() == 6_000
    assert letters_of(mailing.pk).values("person").distinct().count() == 6_000


def test_two_writers_at_once_write_every_letter_once(editor: User, organisation: object) -> None:
    news_readers(MANY)
    mailing = start_now(make_mailing(), editor)

    def write(_number: int) -> None:
        try:
            while write_letters(mailing.pk):
                pass
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(write, range(3)))
    assert letters_of(mailing.pk).count() == MANY
    assert letters_of(mailing.pk).values("person").distinct().count() == MANY
