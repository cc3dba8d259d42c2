"""What calendar programs know a date by: one number in whichever language somebody meets it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings

from core.in_language import language_of

if TYPE_CHECKING:
    from involvement.models import OpportunityPage, OpportunitySession


def session_numbers(shown: "Iterable[tuple[OpportunityPage, Iterable[OpportunitySession]]]") -> dict[int, int]:
    """Return by the key of each date of these pages the number it goes by: its own, or that of the English date.

    Asks nothing for English pages, and once for any number of others.
    """
    known: dict[int, int] = {}
    others: list[OpportunitySession] = []
    for page, dates in shown:
        sessions = [session for session in dates if session.pk]
        known |= {session.pk: session.pk for session in sessions}
        others += sessions if language_of(page) not in ("", settings.LANGUAGE_CODE) else []
    if others:
        keys = {session.translation_key: session.pk for session in others}
        english = type(others[0]).objects.filter(locale__language_code=settings.LANGUAGE_CODE)
        rows = english.filter(translation_key__in=keys).values_list("translation_key", "pk")
        known |= {keys[key]: number for key, number in rows}
    return known
