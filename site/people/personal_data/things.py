"""Which rows are a person's own, for tables that point at any row by its kind and number."""

from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q

from people.models import Person
from people.registry import Turn, stores_to_read


def things_of(person: Person) -> dict[type[Model], list[str]]:
    """Return the numbers of all rows that belong to a person, by their kind, as such tables write them."""
    stores = [store for store in stores_to_read() if store.models and store.turn != Turn.TRACES]
    return {store.models[0]: [str(row.pk) for row in store.rows(person)] for store in stores}


def pointing_at(things: dict[type[Model], list[str]], kind: str = "content_type", number: str = "object_id") -> Q:
    """Return the condition on rows that point at any of these; nothing matches where there are none."""
    kinds = ContentType.objects.get_for_models(*things, for_concrete_models=False)
    conditions = [Q(**{kind: kinds[model], f"{number}__in": numbers}) for model, numbers in things.items() if numbers]
    return reduce(or_, conditions, Q(pk__in=[]))


def kinds_of_people(things: dict[type[Model], list[str]]) -> list[int]:
    """Return the numbers of the kinds of row that can belong to anybody."""
    return [kind.pk for kind in ContentType.objects.get_for_models(*things, for_concrete_models=False).values()]
