"""Records that may be of one and the same person, and the search for the record somebody means."""

from functools import reduce
from operator import or_

from django.db.models import Count, Q, QuerySet

from people.finding import people_reached_by
from people.models import Person

AT_MOST = 20  # records in one list; whoever needs more says more of whom they mean
SHORTEST_SEARCH = 2  # letters
LARGEST_NUMBER = 2**63 - 1  # that the database takes for a key


def people_who_look_like(person: Person) -> list[Person]:
    """Return other records with the same name, phone number or postal address, oldest first.

    A name counts too that stands in a form which nobody has confirmed yet.
    """
    details = {field: getattr(person, field).strip() for field in ("phone", "address")}
    same = [Q(**{f"{field}__iexact": value}) for field, value in details.items() if value]
    for name in _names_of(person):
        same += [Q(name__iexact=name), Q(sign_ups__pending__name__iexact=name)]
    return list(_others(person).filter(reduce(or_, same))[:AT_MOST]) if same else []


def people_found(typed: str, *, apart_from: Person) -> list[Person]:
    """Return other records whose name, email, phone number or own number is what was typed."""
    words = " ".join(typed.split())
    if len(words) < SHORTEST_SEARCH and not words.isdecimal():
        return []
    found = Q(name__icontains=words) | Q(email__icontains=words) | Q(sign_ups__pending__name__icontains=words)
    if words.isdecimal() and int(words) <= LARGEST_NUMBER:
        found |= Q(pk=int(words))
    found |= Q(pk__in=people_reached_by(words).order_by().values("pk"))
    return list(_others(apart_from).filter(found)[:AT_MOST])


def _names_of(person: Person) -> set[str]:
    typed = (sign_up.pending.get("name", "") for sign_up in person.sign_ups.all())
    return {name.strip() for name in (person.name, *typed) if name.strip()}


def _others(person: Person) -> QuerySet[Person]:
    counted = Person.objects.annotate(number_of_sign_ups=Count("sign_ups", distinct=True))
    return counted.exclude(pk=person.pk).prefetch_related("sign_ups").order_by("pk")
