"""Signed links for people without an account: who may act is proven by holding the mail, not by a password."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from people.models import Person, SignUp

CONFIRM = "people.tokens.confirm"  # one salt a purpose: a link for one thing never works for another


@dataclass(frozen=True)
class Claim:
    """What a link says that was truly signed by us; who holds it is checked against the person's present key."""

    sign_up_pk: int
    fingerprint: str
    made_at: datetime

    def is_older_than(self, age: timedelta) -> bool:
        """Tell whether the link has run out."""
        return timezone.now() - self.made_at > age

    def belongs_to(self, person: Person) -> bool:
        """Tell whether the person's key is still the one the link was made with; a changed key ends every link."""
        return constant_time_compare(self.fingerprint, _fingerprint(person))


def confirmation_token(sign_up: SignUp) -> str:
    """Return the secret part of the link with which this sign-up is confirmed."""
    return signing.dumps({"s": sign_up.pk, "k": _fingerprint(sign_up.person), "t": _now()}, salt=CONFIRM)


def claim_of(token: str) -> Claim | None:
    """Return what a confirmation link claims, or None where we did not make it."""
    try:
        signed = signing.loads(token, salt=CONFIRM)
        return Claim(int(signed["s"]), str(signed["k"]), datetime.fromtimestamp(signed["t"], tz=timezone.now().tzinfo))
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None


def _now() -> int:
    return int(timezone.now().timestamp())


def _fingerprint(person: Person) -> str:
    # Not the key itself: a token is signed, not encrypted.
    return salted_hmac("people.tokens.key", person.token_key, algorithm="sha256").hexdigest()[:24]
