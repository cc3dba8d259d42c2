"""Things with counted places for tests, and people who hold one, wait for one, or are offered one."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.models import SignUp
from tests.factories.involvement import make_opportunity, make_session
from tests.factories.people import make_sign_up

SESSION_IN_DAYS = 40


def make_first_come(parent: Page, capacity: int | None = 1, **overrides: Any) -> OpportunityPage:
    """Return an open opportunity whose places go to whoever comes first, with one session in forty days."""
    values = {"capacity": capacity, "selection": OpportunityPage.Selection.FIRST_COME} | overrides
    page = make_opportunity(parent, **values)
    make_session(page, timezone.now() + timedelta(days=SESSION_IN_DAYS))
    return page


def signs_up(page: Page, name: str, **overrides: Any) -> SignUp:
    """Let somebody sign up and confirm; returns their sign-up as it stands then."""
    sign_up = make_sign_up(page, **({"name": name.title(), "email": f"{name}@example.com"} | overrides))
    confirm(sign_up)
    return fresh(sign_up)


def fresh(sign_up: SignUp) -> SignUp:
    """Return a sign-up as it is stored now."""
    return SignUp.objects.select_related("person", "page").get(pk=sign_up.pk)


def states(*sign_ups: SignUp) -> list[str]:
    """Return how these sign-ups stand now."""
    return [fresh(sign_up).state for sign_up in sign_ups]


def set_capacity(page: OpportunityPage, capacity: int | None) -> OpportunityPage:
    """Change the number of places and return the page as it is stored then."""
    OpportunityPage.objects.filter(pk=page.pk).update(capacity=capacity)
    return OpportunityPage.objects.get(pk=page.pk)
