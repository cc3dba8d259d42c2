"""How many places of a thing are taken: asked once for a whole list."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Count

from people.models import SignUp


def places_taken(things: Collection[UUID]) -> dict[UUID, int]:
    """Return the number of places that are held, by the translation key of the page; one query, or none for nothing.

    Held is what somebody takes part in, what is kept for them during a break, and what they are offered.
    """
    if not things:
        return {}
    held = SignUp.objects.filter(place_in__in=things).order_by().values("place_in").annotate(taken=Count("pk"))
    return {thing: taken for thing, taken in held.values_list("place_in", "taken") if thing}
