"""How many places of a thing are taken, and whether one is free; a page and its translations are one thing."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Count
from wagtail.models import Page

from people.models import SignUp
from people.subjects import SignUpBriefing
from people.waiting import who_can_be_offered


def places_taken(things: Collection[UUID]) -> dict[UUID, int]:
    """Return the number of places that are held, by the translation key of the page; one query, or none for nothing.

    Held is what somebody takes part in, what is kept for them during a break, and what they are offered.
    """
    if not things:
        return {}
    held = SignUp.objects.filter(place_in__in=things).order_by().values("place_in").annotate(taken=Count("pk"))
    return {thing: taken for thing, taken in held.values_list("place_in", "taken") if thing}


def free_numbers(thing: UUID, capacity: int) -> list[int]:
    """Return the numbers of the free places, lowest first; none where as many places are held as there are.

    An editor may have lowered the number of places below numbers that people hold.
    """
    taken = set(SignUp.objects.filter(place_in=thing).values_list("place", flat=True))
    left = max(capacity - len(taken), 0)
    return [number for number in range(1, capacity + 1) if number not in taken][:left]


def has_room(thing: UUID, briefing: SignUpBriefing) -> bool:
    """Tell whether a place is free, whoever may have it."""
    return briefing.capacity is None or places_taken([thing]).get(thing, 0) < briefing.capacity


def is_full(page: Page, briefing: SignUpBriefing) -> bool:
    """Tell whether somebody who comes now gets no place at once: none is free, or others wait for the free one."""
    thing = page.translation_key
    if briefing.capacity is None:
        return False
    waits = not briefing.decided_by_team and who_can_be_offered(thing).exists()
    return waits or not has_room(thing, briefing)
