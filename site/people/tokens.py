"""Signed links for people without an account: who may act is proven by holding the mail, not by a password."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.core import signing
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from people.models import GuardianAgreement, Person, SignUp


class Purpose(StrEnum):
    """What a link is for: each is signed with a salt of its own, so that none works for another."""

    CONFIRM = "people.tokens.confirm"  # about a sign-up
    MY = "people.tokens.my"  # about a person
    NEW_EMAIL = "people.tokens.new-email"  # about a person; the detail is a digest of the new address
    GUARDIAN = "people.tokens.guardian"  # about a guardian agreement
    ADDRESS = "people.tokens.address"  # about a person; the detail is a digest of their address
    UNSUBSCRIBE = "people.tokens.unsubscribe"  # about a person; the detail is the name of a subscription
    SUBSCRIBE = "people.tokens.subscribe"  # about a person; the detail is the name of a subscription
    ENTER = "people.tokens.enter"  # about a person; the detail is where in the members’ area it leads
    VISIT = "people.tokens.visit"  # about a person; no link, but the cookie of a short visit to the members’ area
    CALENDAR = "people.tokens.calendar"  # about a person
    ANSWER = "people.tokens.answer"  # about a person; the detail is what they are asked about


@dataclass(frozen=True)
class Claim:
    """What a link says that was truly signed by us; who holds it is checked against the present key of its owner."""

    about: int  # primary key of what the purpose is about
    fingerprint: str
    made_at: datetime
    detail: str = ""

    def is_older_than(self, age: timedelta) -> bool:
        """Tell whether the link has run out."""
        return timezone.now() - self.made_at > age

    def belongs_to(self, owner: Person | GuardianAgreement) -> bool:
        """Tell whether the owner's key is still the one the link was made with; a changed key ends every link."""
        return constant_time_compare(self.fingerprint, _fingerprint(owner.token_key))


def confirmation_token(sign_up: SignUp) -> str:
    """Return the secret part of the link with which this sign-up is confirmed."""
    return _signed(Purpose.CONFIRM, sign_up.pk, sign_up.person.token_key)


def own_token(person: Person) -> str:
    """Return the secret part of the link to a person's own page."""
    return _signed(Purpose.MY, person.pk, person.token_key)


def new_email_token(person: Person) -> str:
    """Return the secret part of the link that proves the address in `person.new_email`; another one ends it."""
    return _signed(Purpose.NEW_EMAIL, person.pk, person.token_key, digest_of(person.new_email))


def address_token(person: Person) -> str:
    """Return the secret part of the link that proves the present address, and that opens nothing else."""
    return _signed(Purpose.ADDRESS, person.pk, person.token_key, digest_of(person.email or ""))


def guardian_token(agreement: GuardianAgreement) -> str:
    """Return the secret part of the link with which a guardian answers."""
    return _signed(Purpose.GUARDIAN, agreement.pk, agreement.token_key)


def unsubscribe_token(person: Person, subscription: str) -> str:
    """Return the secret part of the link that ends one subscription.

    It never runs out and outlives the person's other links: whoever holds any old mail can stop the next one.
    """
    return _signed(Purpose.UNSUBSCRIBE, person.pk, "", subscription)


def subscribe_token(person: Person, subscription: str) -> str:
    """Return the secret part of the link that proves the address and switches one subscription on."""
    return _signed(Purpose.SUBSCRIBE, person.pk, person.token_key, subscription)


def enter_token(person: Person, place: str = "") -> str:
    """Return the secret part of the link that leads into the members’ area, to a place in it."""
    return _signed(Purpose.ENTER, person.pk, person.token_key, place)


def visit_token(person: Person) -> str:
    """Return what a browser holds during a visit to the members’ area; it ends with all the person’s links."""
    return _signed(Purpose.VISIT, person.pk, person.token_key)


def calendar_token(person: Person) -> str:
    """Return the secret part of the address of a person’s own calendar."""
    return _signed(Purpose.CALENDAR, person.pk, person.token_key)


def answer_token(person: Person, about: str) -> str:
    """Return the secret part of the link on which a person is asked about one thing."""
    return _signed(Purpose.ANSWER, person.pk, person.token_key, about)


def claim_of(token: str, purpose: Purpose = Purpose.CONFIRM) -> Claim | None:
    """Return what a link of this purpose claims, or None where we did not make it."""
    try:
        signed = signing.loads(token, salt=purpose)
        made_at = datetime.fromtimestamp(signed["t"], tz=timezone.get_default_timezone())
        return Claim(int(signed["s"]), str(signed["k"]), made_at, str(signed.get("d", "")))
    except (signing.BadSignature, AttributeError, KeyError, OverflowError, TypeError, ValueError):
        return None


def digest_of(text: str) -> str:
    """Return a keyed digest: tells whether two texts are the same, and to nobody without our key what they are."""
    return salted_hmac("people.tokens.digest", text, algorithm="sha256").hexdigest()


def _signed(purpose: Purpose, about: int, key: str, detail: str = "") -> str:
    claim = {"s": about, "k": _fingerprint(key), "t": int(timezone.now().timestamp())}
    return signing.dumps(claim | ({"d": detail} if detail else {}), salt=purpose)


def _fingerprint(key: str) -> str:
    # Not the key itself: a token is signed, not encrypted.
    return salted_hmac("people.tokens.key", key, algorithm="sha256").hexdigest()[:24]
