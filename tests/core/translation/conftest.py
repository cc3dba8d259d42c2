"""A small site in three languages, made once for all tests of a module: translating takes seconds."""

import pytest

from tests.factories.languages import Languages, make_languages


@pytest.fixture(scope="module")
def languages(for_the_module: None) -> Languages:
    """The site; each test works on it in a transaction of its own, and the module's ends with it."""
    return make_languages()
