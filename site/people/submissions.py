"""What one sent form said, kept beside the sign-up until the person proves that the address is theirs."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, NotRequired, Self, TypedDict

from people.addresses import reach_key


class Answer(TypedDict):
    """One question as it was asked, and what was answered."""

    question: str
    answer: str
    chosen: NotRequired[list[str]]  # where several of a list could be chosen: each by itself, to be counted and found


@dataclass(frozen=True)
class Submission:
    """A valid form: addresses are normalised, and only the chosen way to reach the person is filled in."""

    name: str
    reach_by: str  # a value of Person.Channel
    email: str = ""
    phone: str = ""
    address: str = ""
    access_needs: str = ""
    how_heard: str = ""
    answers: tuple[Answer, ...] = ()
    wordings: tuple[int, ...] = ()  # of ConsentWording: the exact words beside the boxes that were ticked
    language: str = "en"
    born_on: str = ""  # 2012-03-04; only where the page asks for it
    guardian_name: str = ""  # of somebody young enough to need one
    guardian_email: str = ""
    guardian_phone: str = ""

    @property
    def birth_date(self) -> date | None:
        """Return the date of birth, None where it was not asked for."""
        return date.fromisoformat(self.born_on) if self.born_on else None

    @property
    def names_guardian(self) -> bool:
        """Tell whether a guardian is named whom we can reach."""
        return bool(self.guardian_name and (self.guardian_email or self.guardian_phone))

    @property
    def reach_key(self) -> str | None:
        """Return what identifies a person without e-mail, or None for a person with one."""
        return None if self.email else reach_key(self.reach_by, self.phone or self.address, self.name)

    def to_json(self) -> dict[str, Any]:
        """Return this as plain JSON values for SignUp.pending."""
        return asdict(self) | {"answers": list(self.answers), "wordings": list(self.wordings)}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        """Return the submission that was stored; what a later version of the site added or dropped is no obstacle."""
        known = {field.name for field in fields(cls)}
        values = {name: value for name, value in stored.items() if name in known}
        values["answers"] = tuple(values.get("answers", ()))
        values["wordings"] = tuple(values.get("wordings", ()))
        return cls(**({"name": "", "reach_by": "email"} | values))


def fingerprint(stored: dict[str, Any]) -> str:
    """Return what differs as soon as anything in a stored submission does: tells what somebody saw when they agreed."""
    return hashlib.sha256(json.dumps(stored, sort_keys=True).encode()).hexdigest()[:16]
