"""How many people have signed up for a thing: asked once for a whole list."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Count

from people.models import SignUp
from people.places import WITHOUT_PLACE


def sign_up_numbers(things: Collection[UUID]) -> dict[UUID, int]:
    """Return how many have confirmed and not left, by the translation key of the page; one query, none for nothing.

    People the team has said no to are not among them.
    """
    if not things:
        return {}
    standing = SignUp.objects.filter(page__translation_key__in=things).exclude(state__in=WITHOUT_PLACE)
    counted = standing.order_by().values("page__translation_key").annotate(number=Count("pk"))
    return dict(counted.values_list("page__translation_key", "number"))
