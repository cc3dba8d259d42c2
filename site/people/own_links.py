"""The addresses of a person's own page, and whose page a link opens."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from people.models import Person, PrivacySettings, SignUp
from people.tokens import Claim, Purpose, claim_of, enter_token, new_email_token, own_token


@dataclass(frozen=True)
class Holder:
    """Whoever holds a link we made: the person it is about, and whether it still opens anything."""

    person: Person
    claim: Claim
    has_ended: bool  # run out, or ended with all the person's links


def own_page_url(person: Person) -> str:
    """Return the whole address of a person's own page, in their language."""
    return f"{settings.SITE_URL}{own_page_path(person, own_token(person))}"


def own_page_path(person: Person, token: str, name: str = "my") -> str:
    """Return the address of one of a person's own pages, in their language, without the site's name."""
    with translation.override(person.language):
        return reverse(f"people:{name}", args=[token])


def own_place_url(sign_up: SignUp, name: str = "my_place") -> str:
    """Return the whole address of an own page about one sign-up, in the person's language.

    Only for people who have proved their address (people.offers.gets_own_links).
    """
    with translation.override(sign_up.person.language):
        path = reverse(f"people:{name}", args=[own_token(sign_up.person), sign_up.pk])
    return f"{settings.SITE_URL}{path}"


def own_letter_url(sign_up: SignUp, route: str) -> str:
    """Return the whole address of a letter about one sign-up with the person's name, in their language.

    `route` is named by the room above that writes the letter. Only for people who have proved their address.
    """
    with translation.override(sign_up.person.language):
        return f"{settings.SITE_URL}{reverse(route, args=[own_token(sign_up.person), sign_up.pk])}"


def enter_url(person: Person, place: str = "") -> str:
    """Return the whole address that leads into the members’ area, in the person's language."""
    return f"{settings.SITE_URL}{own_page_path(person, enter_token(person, place), 'enter_members_area')}"


def new_email_url(person: Person) -> str:
    """Return the whole address that proves the mailbox in `person.new_email`."""
    return f"{settings.SITE_URL}{own_page_path(person, new_email_token(person), 'new_email')}"


def ask_for_link_url(person: Person) -> str:
    """Return the whole address of the form that sends a fresh link."""
    with translation.override(person.language):
        return f"{settings.SITE_URL}{reverse('people:my_link')}"


def own_link_age() -> timedelta:
    """Return how long a link to a person's own page works."""
    settings_row = PrivacySettings.objects.first() or PrivacySettings()  # `load` would write where nobody has yet
    return timedelta(days=settings_row.own_link_days)


def holder_of(token: str, age: timedelta, purpose: Purpose = Purpose.MY) -> Holder | None:
    """Return who holds this link, which works for `age`; None where we did not make it or the person is gone."""
    claim = claim_of(token, purpose)
    if claim is None:
        return None
    person = Person.objects.select_related("access_need", "erasure").filter(pk=claim.about).first()
    if person is None:
        return None
    return Holder(person, claim, has_ended=claim.is_older_than(age) or not claim.belongs_to(person))
