"""Finding people: by e-mail address, by number, by a part of a phone number, or because no mail reaches them."""

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from people.addresses import normalised_email
from people.models import Person, Suppression
from people.selectors import number_searched
from people.tokens import digest_of


def person_by(address: str = "", number: int | None = None) -> Person | None:
    """Return the person with this address, however it is written, or with this number; None where there is nobody."""
    if number is not None:
        return Person.objects.filter(pk=number).first()
    tidy = tidy_address(address)
    return Person.objects.filter(email=tidy).first() if tidy else None


def tidy_address(address: str) -> str:
    """Return an address as we write it, or nothing where it is none."""
    try:
        return normalised_email(address)
    except ValidationError:
        return ""


def people_reached_by(typed: str) -> QuerySet[Person]:
    """Return the people whose phone number holds what was typed, spaces and all; none where it is no number."""
    number = number_searched(typed)
    if not number:
        return Person.objects.none()
    return Person.objects.filter(Q(phone__contains=number) | Q(sign_ups__pending__phone__icontains=number))


def people_mail_cannot_reach() -> QuerySet[Person]:
    """Return the people to whose present address no mail goes, because it came back or was called unwanted."""
    open_ones = Suppression.objects.filter(lifted_at__isnull=True).values_list(
        "address_digest", "person", "person__email"
    )
    return Person.objects.filter(pk__in=[pk for digest, pk, email in open_ones if email and digest_of(email) == digest])
