"""Fixtures that several rooms of the house use."""

import gc
import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
import pytest_django
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.utils import translation
from xdist.remote import Producer

from core.models import OrganisationSettings, User
from home.models import HomePage
from involvement.models import OpportunityIndexPage
from tests import ready_database, whole_modules
from tests.factories.site import make_home_page, make_opportunity_index, make_organisation


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Spare the garbage collector ten thousand tests, none of which is garbage: it looks at them again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run tests with real transactions after the others, because they empty the database; the browser's come last.

    Playwright keeps an event loop running, and Django refuses its database to a thread that has one.
    """
    items.sort(key=_place_in_the_run)


def _place_in_the_run(item: pytest.Item) -> tuple[int, int]:
    if item.get_closest_marker("browser"):
        return 2, whole_modules.rank_of(item)
    mark = item.get_closest_marker("django_db")
    is_transactional = bool(mark and mark.kwargs.get("transaction")) or "transactional_db" in item.fixturenames  # type: ignore[attr-defined]
    return int(is_transactional), 0


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> whole_modules.WholeModules | None:
    """Keep a module of browser tests in one process; other ways to hand out tests stay what they are."""
    return whole_modules.WholeModules(config, log) if config.getoption("dist") == "load" else None


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> Iterator[None]:
    """Give this process a copy of a migrated database; pytest-django would migrate one for each process."""
    ours = connection.settings_dict
    server = os.environ.get("DATABASE_URL", "")
    if connection.vendor == "postgresql":
        name = f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
        ready_database.copy_on_server(server, name)
    else:
        name = str(ours["TEST"]["NAME"])
        ready_database.copy_to_file(Path(name))
    with django_db_blocker.unblock():
        connection.close()
        ours["NAME"] = name
    yield
    with django_db_blocker.unblock():
        connection.close()


@pytest.fixture(scope="session")
def starter_database(django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> str:
    """Name of a database with the starter site in it: to load that site takes longer than most tests."""
    ours = connection.settings_dict
    migrated, server = str(ours["NAME"]), os.environ.get("DATABASE_URL", "")
    if connection.vendor == "postgresql":
        name = f"{migrated}_starter"
        ready_database.copy_on_server(server, name)
    else:
        name = str(Path(migrated).with_name("starter.sqlite3"))
        ready_database.copy_to_file(Path(name))
    with django_db_blocker.unblock():
        connection.close()
        ours["NAME"] = name
        cache.clear()
        try:
            with translation.override("en"):
                call_command("load_starter_site", verbosity=0)
        finally:
            connection.close()
            ours["NAME"] = migrated
    return name


@pytest.fixture
def _on_starter_database(starter_database: str, django_db_blocker: pytest_django.DjangoDbBlocker) -> Iterator[None]:
    """Let one test work in that database. What the test writes is rolled back like everywhere."""
    ours = connection.settings_dict
    migrated = ours["NAME"]
    assert not connection.in_atomic_block, "Ask for starter_site before anything that opens the other database."
    with django_db_blocker.unblock():
        connection.close()
    ours["NAME"] = starter_database
    yield
    with django_db_blocker.unblock():
        connection.close()
    ours["NAME"] = migrated


@pytest.fixture
def starter_site(_on_starter_database: None, db: None) -> HomePage:
    """The front page of the starter site, loaded as a trust would."""
    return HomePage.objects.get()


@pytest.fixture(autouse=True)
def _clean_cache() -> None:
    """Start every test with nothing remembered."""
    cache.clear()


@pytest.fixture(autouse=True)
def _in_english() -> None:
    """Start every test in the site's own language: a page asked for in another one leaves its thread in that."""
    translation.deactivate()


@pytest.fixture(scope="module")
def for_the_module(django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> Iterator[None]:
    """Let what is arranged after this be there for all tests of a module: each works on it in its own transaction."""
    cache.clear()
    with django_db_blocker.unblock(), translation.override("en"), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def home_page(db: None) -> HomePage:
    """The front page, published as the root of the default site."""
    return make_home_page()


@pytest.fixture
def opportunity_index(home_page: HomePage) -> OpportunityIndexPage:
    """The list of opportunities at its fixed address."""
    return make_opportunity_index(home_page)


@pytest.fixture
def organisation(db: None) -> OrganisationSettings:
    """The facts of an example trust."""
    return make_organisation()


@pytest.fixture
def editor(db: None) -> User:
    """Somebody who may do everything in the admin."""
    return User.objects.create_superuser("editor", "editor@example.org", "example-password")


@pytest.fixture
def editor_client(editor: User) -> Client:
    """A browser in which the editor is signed in."""
    client = Client()
    client.force_login(editor)
    return client
