"""What joining two records of one person would do: decided by reading alone, so that staff see it before it happens."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import AccessNeed, ConsentEvent, Erasure, GuardianAgreement, Person, SignUp

S = SignUp.State
FROM_LEAST_FAR = (
    S.EXPIRED,
    S.UNCONFIRMED,
    S.LEFT,
    S.DECLINED,
    S.CONFIRMED,
    S.AWAITING_GUARDIAN,
    S.AWAITING_TEAM,
    S.WAITING_LIST,
    S.OFFERED,
    S.PAUSED,
    S.ACTIVE,
)


class Obstacle(models.TextChoices):
    """Why two records are not joined."""

    SAME = "same", _("This is one and the same record. There is nothing to join.")
    GONE = "gone", _("One of these records is not there any more. Perhaps somebody has just joined or erased it.")
    BEING_ERASED = "erased", _("One of these people is about to be erased. Their records cannot be joined.")
    LOSES_EMAIL = "email", _("Only one record has an email address. That record has to stay.")
    CHANGED = "changed", _("Something has changed since you opened this page. Nothing was joined. Please look again.")
    BORN_ON = "born", _("The records have different dates of birth. Choose the right one.")


@dataclass(frozen=True)
class Collision:
    """Two sign-ups for one page: one stays and takes over what the other said."""

    keeps: SignUp
    gives: SignUp


@dataclass(frozen=True)
class JoinPlan:
    """Everything that joining would change."""

    stays: Person
    goes: Person
    values: dict[str, Any]  # of the fields of the record that stays
    moving: tuple[SignUp, ...]
    collisions: tuple[Collision, ...]
    need: dict[str, Any]  # of the one access need; empty where neither record has one
    copied: tuple[ConsentEvent, ...]  # of the record that goes, oldest first
    withdrawn: tuple[ConsentEvent, ...]  # the newest withdrawal for each purpose that ends up withdrawn
    fingerprint: str  # differs as soon as anything in either record does

    @property
    def days_of_birth(self) -> tuple[date, ...]:
        """Return the two dates of birth between which staff must choose; nothing where there is no doubt."""
        days = {person.born_on for person in (self.stays, self.goes) if person.born_on}
        return tuple(sorted(days)) if len(days) > 1 else ()


def obstacle_between(first: Person | None, second: Person | None) -> Obstacle | None:
    """Return why these records can in no way be joined, or None where they can."""
    if first is None or second is None:
        return Obstacle.GONE
    if first.pk == second.pk:
        return Obstacle.SAME
    if Erasure.objects.filter(person__in=(first, second), done_at__isnull=True).exists():
        return Obstacle.BEING_ERASED
    return None


def records_that_may_stay(first: Person, second: Person) -> tuple[Person, ...]:
    """Return the records staff may choose from, the one to suggest first.

    A record with an email address never goes in favour of one without: the links in old mails that stop the next one
    are about that record.
    """
    if bool(first.email) != bool(second.email):
        return (first,) if first.email else (second,)
    in_order = sorted((first, second), key=lambda person: (person.email_confirmed_at is None, person.pk))
    return tuple(in_order)


def plan_of(stays: Person, goes: Person) -> JoinPlan:
    """Return what joining these two would do; both must exist and differ."""
    people = (stays, goes)
    whole = SignUp.objects.select_related("page", "person", "guardian_agreement", "need_met").order_by("pk")
    sign_ups = {person.pk: {each.page_id: each for each in whole.filter(person=person)} for person in people}
    events = [event for person in people for event in person.consent_events.select_related("wording")]
    kept, given = sign_ups[stays.pk], sign_ups[goes.pk]
    needs = tuple(AccessNeed.objects.filter(person__in=people).order_by("-recorded_at", "-pk"))
    return JoinPlan(
        stays=stays,
        goes=goes,
        values=_values(stays, goes),
        moving=tuple(each for page, each in given.items() if page not in kept),
        collisions=tuple(_collision(kept[page], each) for page, each in given.items() if page in kept),
        need=_need(needs),
        copied=tuple(event for event in events if event.person_id == goes.pk),
        withdrawn=tuple(_withdrawn(events)),
        fingerprint=_fingerprint([*people, *kept.values(), *given.values(), *events, *needs]),
    )


def _values(stays: Person, goes: Person) -> dict[str, Any]:
    known = goes if goes.name and not stays.name else stays  # nobody has confirmed anything of a record without a name
    return {
        "name": known.name,
        "phone": stays.phone or goes.phone,
        "address": stays.address or goes.address,
        "reach_key": stays.reach_key or goes.reach_key,  # by which the next form without email finds this person
        "channel": known.channel,
        "language": known.language,
        "format": known.format,
        "born_on": stays.born_on or goes.born_on,
        "created_at": min(stays.created_at, goes.created_at),
    } | _longer_break(stays, goes)


def _longer_break(stays: Person, goes: Person) -> dict[str, Any]:
    on_a_break = [person for person in (stays, goes) if person.paused_at]
    longest = max(on_a_break, key=lambda person: person.paused_until or date.max, default=stays)
    return {
        "paused_at": min((person.paused_at for person in on_a_break if person.paused_at), default=None),
        "paused_until": longest.paused_until,
        "return_asked_at": longest.return_asked_at,
    }


def _collision(kept: SignUp, given: SignUp) -> Collision:
    """Return which of two sign-ups for one page stays: what a guardian said comes first, then how far it has got."""
    further = _how_far(given) > _how_far(kept)
    return Collision(keeps=given, gives=kept) if further else Collision(keeps=kept, gives=given)


def _how_far(sign_up: SignUp) -> tuple[float, int]:
    agreement = agreement_of(sign_up)
    answered = agreement.answered_at if agreement else None
    newest_answer = answered.timestamp() if answered else 0.0
    return newest_answer if agreement else -1.0, FROM_LEAST_FAR.index(S(sign_up.state))


def agreement_of(sign_up: SignUp) -> GuardianAgreement | None:
    """Return what a guardian was asked about this sign-up, or None."""
    agreement: GuardianAgreement | None = getattr(sign_up, "guardian_agreement", None)
    return agreement


def _need(needs: tuple[AccessNeed, ...]) -> dict[str, Any]:
    """Return one access need that says all that both say, the newest words first; asked again when the first is due."""
    if not needs:
        return {}
    words = dict.fromkeys(need.text.strip() for need in needs)
    due = min(needs, key=lambda need: need.review_due)
    return {
        "text": "\n\n".join(words),
        "recorded_at": needs[0].recorded_at,
        "review_due": due.review_due,
        "review_asked_at": due.review_asked_at,
    }


def _withdrawn(events: Iterable[ConsentEvent]) -> Iterator[ConsentEvent]:
    """Yield the newest withdrawal for each purpose that was the last word in either record: the careful one wins."""
    in_order = sorted(events, key=lambda event: (event.happened_at, event.pk))
    last_words = {(event.person_id, event.wording.purpose): event for event in in_order}
    withdrawals = [event for event in last_words.values() if event.decision == ConsentEvent.Decision.WITHDRAWN]
    by_time = sorted(withdrawals, key=lambda event: (event.happened_at, event.pk))
    yield from {event.wording.purpose: event for event in by_time}.values()


def _fingerprint(rows: Iterable[models.Model]) -> str:
    stored = [[str(row._meta), *(str(field.value_from_object(row)) for field in row._meta.fields)] for row in rows]
    return hashlib.sha256(json.dumps(stored).encode()).hexdigest()[:16]
