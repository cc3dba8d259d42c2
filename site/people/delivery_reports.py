"""What a mail provider tells about a mail that was sent, in our own words; nothing that it says is taken as given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from anymail.signals import EventType, RejectReason
from django.core.exceptions import ValidationError
from django.utils import timezone

from people.addresses import normalised_email
from people.tokens import digest_of

HIGHEST_NUMBER = 2**63 - 1  # that a database takes


class Meaning(Enum):
    """What a report means for us."""

    ADDRESS_IS_DEAD = "address is dead"
    NOT_DELIVERED = "not delivered"  # this one mail; the next may arrive
    COMPLAINT = "complaint"
    WAY_OUT = "way out"  # they pressed "unsubscribe" at the provider


# A refusal by reason. The receiver's spam filter is no complaint of a person, unless the provider remembers one.
_REFUSED = {
    None: Meaning.ADDRESS_IS_DEAD,
    RejectReason.BOUNCED: Meaning.ADDRESS_IS_DEAD,
    RejectReason.INVALID: Meaning.ADDRESS_IS_DEAD,
    RejectReason.UNSUBSCRIBED: Meaning.WAY_OUT,
}
_REFUSED_BEFOREHAND = _REFUSED | {None: Meaning.NOT_DELIVERED, RejectReason.SPAM: Meaning.COMPLAINT}
_LOST = (EventType.BOUNCED, EventType.REJECTED, EventType.FAILED)
_PASSING = ("soft", "transient", "undetermined")  # bounces after which the same mailbox may work again


@dataclass(frozen=True)
class DeliveryNotice:
    """One report that matters; `digest` is the same each time the same report arrives."""

    meaning: Meaning
    digest: str
    address: str  # normalised; empty where the provider named none that makes sense
    message_pk: int | None
    happened_at: datetime
    is_dated: bool  # False: the provider gave no time, `happened_at` is now
    is_lost: bool  # the mail has reached nobody


def notice_of(event: Any, provider: str) -> DeliveryNotice | None:
    """Return what one event of anymail says, or None where there is nothing to do: sent, delivered, opened, unknown."""
    meaning = _meaning(event)
    if meaning is None:
        return None
    happened_at = _moment(event.timestamp)
    return DeliveryNotice(
        meaning=meaning,
        digest=digest_of(f"{provider}:{event.event_id or _fallback(event)}"),
        address=_address(event.recipient),
        message_pk=_number(event.metadata),
        happened_at=min(happened_at or timezone.now(), timezone.now()),
        is_dated=happened_at is not None,
        is_lost=event.event_type in _LOST,
    )


def _meaning(event: Any) -> Meaning | None:
    plain = {EventType.COMPLAINED: Meaning.COMPLAINT, EventType.UNSUBSCRIBED: Meaning.WAY_OUT}
    if event.event_type in plain:
        return plain[event.event_type]
    if event.event_type == EventType.FAILED:  # the provider could not even try
        return Meaning.NOT_DELIVERED
    if event.event_type == EventType.REJECTED:
        return _REFUSED_BEFOREHAND.get(event.reject_reason, Meaning.NOT_DELIVERED)
    if event.event_type != EventType.BOUNCED:
        return None
    meaning = _REFUSED.get(event.reject_reason, Meaning.NOT_DELIVERED)
    is_passing = meaning is Meaning.ADDRESS_IS_DEAD and _is_passing(event)
    return Meaning.NOT_DELIVERED if is_passing else meaning


def _is_passing(event: Any) -> bool:
    """Tell whether the provider calls this a soft bounce, such as a full mailbox: anymail does not tell them apart."""
    raw = event.esp_event if isinstance(event.esp_event, Mapping) else {}
    if raw.get("hard_bounce") is False:  # Mailjet
        return True
    said = [event.description, *(raw.get(name) for name in ("event", "Type", "type"))]
    return any(word in text.lower() for text in said if isinstance(text, str) for word in _PASSING)


def _fallback(event: Any) -> str:
    return f"{event.event_type}:{event.message_id}:{event.recipient}:{event.timestamp}"


def _address(text: Any) -> str:
    try:
        return normalised_email(text) if isinstance(text, str) else ""
    except ValidationError:
        return ""


def _number(metadata: Any) -> int | None:
    """Return which message the report is about: the number that `people.post.sending` gave along."""
    given = str(metadata.get("message", "")) if isinstance(metadata, Mapping) else ""
    is_number = given.isascii() and given.isdigit() and len(given) <= len(str(HIGHEST_NUMBER))
    return int(given) if is_number and int(given) <= HIGHEST_NUMBER else None


def _moment(given: Any) -> datetime | None:
    if not isinstance(given, datetime):
        return None
    return timezone.make_aware(given, UTC) if timezone.is_naive(given) else given
