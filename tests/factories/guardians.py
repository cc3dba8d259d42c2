"""Young people and their guardians for tests: a page with ages, filled-in forms, and sign-ups that wait."""

from datetime import date
from typing import Any

from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.models import GuardianAgreement, SignUp
from people.selectors import current_wording
from people.tokens import guardian_token
from tests.factories.involvement import make_opportunity
from tests.factories.people import make_sign_up, post_arrives, send_form

GUARDIAN = {"guardian_name": "Kim Guardian", "guardian_email": "kim@example.net"}


def make_young_page(index: Page, **overrides: Any) -> OpportunityPage:
    """Return an opportunity for people of 13 and older, with a place for everybody and a guardian below 16."""
    values = {"lowest_age": 13, "guardian_below": 16, "selection": OpportunityPage.Selection.FIRST_COME}
    return make_opportunity(index, **(values | overrides))


def born(years: int) -> date:
    """Return the date of birth of somebody who was this old on a birthday in the month before this one."""
    today = timezone.localdate()
    month, year = (12, today.year - 1) if today.month == 1 else (today.month - 1, today.year)
    return date(year - years, month, 1)


def date_parts(day: date) -> dict[str, str]:
    """Return a date of birth as the form's three inputs."""
    return {"born_on_day": str(day.day), "born_on_month": str(day.month), "born_on_year": str(day.year)}


def send_young_form(client: Client, page: Page, age: int = 14, **overrides: Any) -> Any:
    """Send the form of somebody of this age who names a guardian, and return the answer."""
    return send_form(client, page, **(date_parts(born(age)) | GUARDIAN | overrides))


def make_young_sign_up(page: Page, age: int = 14, **overrides: Any) -> SignUp:
    """Register interest of somebody of this age who names a guardian; not confirmed yet."""
    return make_sign_up(page, **({"born_on": born(age).isoformat()} | GUARDIAN | overrides))


def make_waiting(page: Page, age: int = 14, **overrides: Any) -> SignUp:
    """Return the sign-up of somebody who has confirmed and waits for their guardian."""
    sign_up = make_young_sign_up(page, age, **overrides)
    assert confirm(sign_up)
    return SignUp.objects.get(pk=sign_up.pk)


def agreement_for(sign_up: SignUp) -> GuardianAgreement:
    """Return the question to the guardian of a sign-up."""
    return GuardianAgreement.objects.get(sign_up=sign_up)


def all_words_of(message: Any) -> str:
    """Return everything a mail says: its subject, its text and its HTML."""
    return " ".join([message.subject, message.body, *(part[0] for part in message.alternatives)])


def guardian_path(sign_up: SignUp) -> str:
    """Return the address behind the link in the guardian's mail."""
    return f"/confirm/{guardian_token(agreement_for(sign_up))}/"


def answer(client: Client, sign_up: SignUp, said: str) -> Any:
    """Press one of the guardian's buttons and return the page after it."""
    return client.post(guardian_path(sign_up), {"answer": said}, follow=True)


def both_boxes() -> tuple[int, ...]:
    """Return the words beside both boxes."""
    found = (current_wording(purpose, "en") for purpose in ("take-part", "news"))
    return tuple(wording.pk for wording in found if wording)


def subjects_by_address() -> dict[str, list[str]]:
    """Deliver what is due, and return the subjects that went to each address so far."""
    found: dict[str, list[str]] = {}
    for message in post_arrives():
        found.setdefault(message.to[0], []).append(message.subject)
    return found


def state_of(sign_up: SignUp) -> str:
    """Return the state a sign-up is in now."""
    return SignUp.objects.get(pk=sign_up.pk).state
