"""What the room for personal data needs to know of a page people can sign up for; pages above implement it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, runtime_checkable


@dataclass(frozen=True)
class Question:
    """One extra question an editor asks on the form; `kind` is short, long, yes-no or choice."""

    label: str
    help_text: str = ""
    kind: str = "short"
    choices: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class SignUpBriefing:
    """Everything a form, a page or a mail says about the thing somebody signs up for; times are aware."""

    title: str
    url: str  # absolute
    team_email: str
    contact_name: str
    contact_phone: str
    contact_email: str
    when: tuple[tuple[datetime, datetime], ...] = ()
    when_note: str = ""
    where: str = ""
    questions: tuple[Question, ...] = ()
    decided_by_team: bool = False
    outcome_due: date | None = None
    calendar: bytes | None = None


@runtime_checkable
class SignUpSubject(Protocol):
    """A page that people can sign up for."""

    pk: int
    title: str

    def sign_up_briefing(self) -> SignUpBriefing:
        """Return what the person is signing up for."""
        ...

    def takes_sign_ups_at(self, moment: datetime) -> bool:
        """Tell whether a form sent at this moment is accepted."""
        ...
