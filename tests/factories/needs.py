"""People who need something, in each of the ways in which they can have told us."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from involvement.models import OpportunityPage, OpportunitySession
from people.actions.confirmation import confirm
from people.models import AccessNeed, Person, SignUp
from tests.factories.involvement import make_session
from tests.factories.people import make_sign_up


def make_taking_part(page: Page, name: str = "Sam Example", needs: str = "", **overrides: Any) -> SignUp:
    """Return the sign-up of somebody who takes part; `overrides` are fields of the person."""
    email = f"{name.split()[0].lower()}@example.com"
    sign_up = make_sign_up(page, name=name, email=email, access_needs=needs)
    confirm(sign_up)
    Person.objects.filter(pk=sign_up.person_id).update(**overrides)
    SignUp.objects.filter(pk=sign_up.pk).update(state=SignUp.State.ACTIVE)
    return SignUp.objects.select_related("person__access_need", "page").get(pk=sign_up.pk)


def make_over(page: OpportunityPage) -> None:
    """Let the last date of a page be yesterday."""
    OpportunitySession.objects.filter(page=page).delete()
    make_session(page, timezone.now() - timedelta(days=1))


def make_due(sign_up: SignUp, day: date | None = None) -> AccessNeed:
    """Let the review of somebody's needs be due today, or on a day."""
    need = AccessNeed.objects.get(person=sign_up.person)
    need.review_due = day or timezone.localdate()
    need.save()
    return need
