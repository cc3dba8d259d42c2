"""What the tests of this room share."""

import pytest

from involvement.models import OpportunityIndexPage, OpportunityPage
from people.actions.consent import ensure_wordings
from tests.factories.guardians import make_young_page
from tests.factories.involvement import make_opportunity


@pytest.fixture(autouse=True)
def wordings(db: None) -> None:
    """The words of consent; a test that flushes the database has taken away what the migration wrote."""
    ensure_wordings()


@pytest.fixture
def page(opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityPage:
    """An opportunity that is open."""
    return make_opportunity(opportunity_index)


@pytest.fixture
def young(opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityPage:
    """An opportunity for people of 13 and older, who need a guardian below 16."""
    return make_young_page(opportunity_index)
