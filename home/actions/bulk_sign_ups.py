"""Makes thousands of invented people and sign-ups, for measuring; never for a real site."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from home.actions.bulk_pages import CHUNK, NotPrepared
from involvement.models import OpportunityPage
from people.models import Person, SignUp

ADDRESS = "bulk-{number:06d}@example.org"
STATES = (
    SignUp.State.UNCONFIRMED,
    SignUp.State.CONFIRMED,
    SignUp.State.AWAITING_TEAM,
    SignUp.State.ACTIVE,
    SignUp.State.ACTIVE,
    SignUp.State.LEFT,
)


def make_sign_ups(number: int) -> None:
    """Add so many invented people, each with one sign-up for one of the opportunities."""
    page_keys = list(OpportunityPage.objects.live().order_by("pk").values_list("pk", flat=True))
    if number and not page_keys:
        raise NotPrepared("There is nothing to sign up for yet: run load_starter_site first.")
    first = Person.objects.filter(email__startswith="bulk-").count() + 1
    for start in range(first, first + number, CHUNK):
        with transaction.atomic():
            _add(range(start, min(start + CHUNK, first + number)), page_keys)


def _add(numbers: range, page_keys: list[int]) -> None:
    now = timezone.now()
    people = Person.objects.bulk_create(
        Person(name=f"Example {number}", email=ADDRESS.format(number=number), email_confirmed_at=now)
        for number in numbers
    )
    SignUp.objects.bulk_create(
        SignUp(
            person=person,
            page_id=page_keys[number % len(page_keys)],
            state=STATES[number % len(STATES)],
            created_at=now - timedelta(minutes=number),
        )
        for person, number in zip(people, numbers, strict=True)
    )
