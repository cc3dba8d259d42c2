"""Reads that decide whether mail reaches a person: what came back, who is to be erased, what is switched on."""

from collections.abc import Sequence
from dataclasses import dataclass

from people.models import Erasure, Person, Suppression
from people.subscriptions import readers_among
from people.tokens import digest_of


@dataclass(frozen=True)
class Standing:
    """What stands about one person at this moment, beside what is in their own row."""

    is_to_be_erased: bool
    suppressed_for: str  # a value of Suppression.Reason for their present address, or nothing
    is_subscribed: bool  # to what was asked about; False where nothing was


def standings_of(people: Sequence[Person], subscription: str = "") -> dict[int, Standing]:
    """Return what stands about each of these people, by number, in as many queries for a thousand as for one."""
    numbers = [person.pk for person in people]
    leaving = set(Erasure.objects.filter(person__in=numbers, done_at__isnull=True).values_list("person", flat=True))
    digests = {person.pk: digest_of(person.email) for person in people if person.email}
    suppressed = _reasons_by_digest(list(digests.values()))
    subscribed = readers_among(people, subscription) if subscription else set()
    return {
        number: Standing(
            is_to_be_erased=number in leaving,
            suppressed_for=suppressed.get(digests.get(number, ""), ""),
            is_subscribed=number in subscribed,
        )
        for number in numbers
    }


def is_to_be_erased(person: Person) -> bool:
    """Tell whether this person's erasure was asked for and is not done yet."""
    return Erasure.objects.filter(person=person, done_at__isnull=True).exists()


def why_suppressed(address: str) -> str:
    """Return for which reason no mail goes to this address, a value of Suppression.Reason, or nothing."""
    digest = digest_of(address)
    return _reasons_by_digest([digest]).get(digest, "")


def _reasons_by_digest(digests: Sequence[str]) -> dict[str, str]:
    """Return the reason for each suppressed address; coming back weighs more than a complaint: it stops all mail."""
    stopped = Suppression.objects.filter(address_digest__in=digests, lifted_at__isnull=True)
    reasons: dict[str, str] = {}
    for digest, reason in stopped.values_list("address_digest", "reason"):
        if reasons.get(digest) != Suppression.Reason.BOUNCED:
            reasons[digest] = reason
    return reasons
