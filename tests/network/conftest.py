"""Groups that several tests use."""

import pytest
from wagtail.models import Page

from network.models import GroupPage
from tests.factories.network import make_discreet_group, make_group


@pytest.fixture
def group(home_page: Page, organisation: object) -> GroupPage:
    """A group that anybody can join at once, with topics and a question of the editors' own."""
    return make_group(home_page, topics=["Trees", "Ponds", "Children’s beds"], questions=["Which days suit you?"])


@pytest.fixture
def discreet_group(home_page: Page, organisation: object) -> GroupPage:
    """A group whose name would tell something about a person's health."""
    return make_discreet_group(home_page)
