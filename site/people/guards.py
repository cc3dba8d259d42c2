"""Keeps robots out of the form without asking people to prove anything: a signed time stamp and a hidden field."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.core import signing
from django.utils import timezone

SALT = "people.guards.stamp"
OLDEST = timedelta(hours=24)


@dataclass(frozen=True)
class FormStamp:
    """When a form was shown, and which words of consent stood in it: proof of what the person saw when they ticked."""

    made_at: datetime
    wordings: dict[str, int] = field(default_factory=dict)  # purpose -> ConsentWording.pk

    @classmethod
    def now(cls, wordings: dict[str, int]) -> Self:
        """Return a stamp for a form that is shown at this moment."""
        return cls(timezone.now(), wordings)

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the stamp that a form brought back, or None where we did not make it."""
        try:
            signed = signing.loads(text, salt=SALT)
            made_at = datetime.fromtimestamp(signed["t"], tz=timezone.get_default_timezone())
            return cls(made_at, {str(purpose): int(pk) for purpose, pk in signed["w"].items()})
        except (signing.BadSignature, KeyError, TypeError, ValueError, AttributeError):
            return None

    def signed(self) -> str:
        """Return the stamp as text for a hidden input."""
        return signing.dumps({"t": self.made_at.timestamp(), "w": self.wordings}, salt=SALT)

    def is_too_young(self) -> bool:
        """Tell whether the form came back faster than a person can fill it in."""
        return timezone.now() - self.made_at < timedelta(seconds=settings.FORM_TAKES_AT_LEAST)

    def is_too_old(self) -> bool:
        """Tell whether the form was opened so long ago that we show it afresh."""
        return timezone.now() - self.made_at > OLDEST
