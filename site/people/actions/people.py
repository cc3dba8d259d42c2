"""Finding somebody by how they are reached, or writing them down: in one statement, so that nobody becomes two."""

from people.models import Person


def known_or_new(person: Person, *, by: str) -> Person:
    """Write somebody down unless another row has the same value in the unique field `by`.

    Returns `person` with the number of the row there is now. Where that row was known already nothing in it is changed,
    and what `person` says beside its number is not what stands there.
    """
    Person.objects.bulk_create([person], update_conflicts=True, unique_fields=[by], update_fields=[by])
    return person


def person_with_address(email: str, language: str) -> Person:
    """Return who has this address, written down now where nobody has it yet; nothing is proved by that."""
    number = known_or_new(Person(email=email, language=language), by="email").pk
    return Person.objects.get(pk=number)
