"""A small site in three languages, made once for all tests of a module: translating takes seconds."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils import translation
from pytest_django import DjangoDbBlocker

from tests.factories.languages import Languages, make_languages


@pytest.fixture(scope="module")
def languages(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Languages]:
    """The site; each test works on it in a transaction of its own, and the module's ends with it."""
    cache.clear()
    with django_db_blocker.unblock(), translation.override("en"), transaction.atomic():
        yield make_languages()
        transaction.set_rollback(True)
