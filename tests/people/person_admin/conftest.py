"""What the tests of people in the admin share."""

import pytest

from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.models import Person
from tests.factories.people import make_sign_up


@pytest.fixture
def person(page: OpportunityPage) -> Person:
    """Somebody who takes part."""
    sign_up = make_sign_up(page)
    confirm(sign_up)
    return Person.objects.get(pk=sign_up.person_id)
