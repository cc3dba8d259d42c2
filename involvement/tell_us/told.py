"""What one sent form said, and what of it waits until the person proves how they are reached."""

from dataclasses import dataclass
from typing import Any

from people.addresses import reach_key

PENDING = ("name", "email", "phone", "address")


@dataclass(frozen=True)
class Told:
    """A valid form: addresses are normalised, and only the chosen way to reach the person is filled in."""

    words: str
    stamp: str  # proof of which form it was
    directorate_pk: int | None = None
    reach_by: str = ""  # a value of Person.Channel; nothing where they want no contact
    name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    contact_wording: int | None = None
    may_publish: bool = False
    publish_wording: int | None = None
    language: str = "en"

    @property
    def reach_key(self) -> str | None:
        """Return what identifies a person without e-mail."""
        return None if self.email else reach_key(self.reach_by, self.phone or self.address, self.name)

    @property
    def pending(self) -> dict[str, Any]:
        """Return what is kept beside the message until it is confirmed: nothing where they want no contact."""
        return {name: getattr(self, name) for name in PENDING if getattr(self, name)} if self.reach_by else {}
