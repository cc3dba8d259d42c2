"""What the room for personal data needs to know of a page people can sign up for; pages above implement it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain, repeat
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Question:
    """One extra question an editor asks on the form; `kind` is short, long, yes-no, choice or several."""

    label: str
    help_text: str = ""
    kind: str = "short"
    choices: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class Session:
    """One date with start and end."""

    starts_at: datetime
    ends_at: datetime
    note: str = ""
    number: int | None = None  # what tells it from the others for good


@dataclass(frozen=True)
class AgeRule:
    """Who is old enough, in whole years; a date of birth is asked for only where a page has such a rule."""

    lowest: int | None = None
    highest: int | None = None
    guardian_below: int | None = None  # younger people need a guardian who agrees

    def admits(self, age: int) -> bool:
        """Tell whether somebody of this age can sign up at all."""
        return (self.lowest is None or age >= self.lowest) and (self.highest is None or age <= self.highest)

    def needs_guardian(self, age: int) -> bool:
        """Tell whether a guardian must agree before somebody of this age takes part."""
        return self.guardian_below is not None and age < self.guardian_below


@dataclass(frozen=True)
class Asking:
    """What the form of a page leaves out of what other forms ask, and its own words for what it does ask."""

    left_out: frozenset[str] = frozenset()  # names of fields that a form can do without
    labels: "Mapping[str, StrOrPromise]" = field(default_factory=dict)
    hints: "Mapping[str, StrOrPromise]" = field(default_factory=dict)


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
    when_notes: tuple[str, ...] = ()  # one for each of `when`, in the same order; may be empty
    when_numbers: tuple[int, ...] = ()  # one for each of `when`, what calendar programs know it by; may be empty
    when_note: str = ""
    where: str = ""
    decided_by_team: bool = False
    capacity: int | None = None
    times_changed: int = 0  # higher after every publication: calendar programs take the file with the highest
    outcome_due: date | None = None
    is_cancelled: bool = False
    opens_at: datetime | None = None
    ages: AgeRule | None = None
    ends_on: date | None = None  # after this day nobody needs the answers for taking part any more
    keep_months: int | None = None  # after `ends_on`; None: the period that is set for all sign-ups
    by_invitation: bool = False
    closed_note: str = ""  # what the page itself says of joining, for when nobody can
    letter_route: str = ""  # the address (token, number of the sign-up) of a letter about it with the person's name

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Return the dates in the shape that the filter `when` writes."""
        notes, numbers = chain(self.when_notes, repeat("")), chain(self.when_numbers, repeat(None))
        rows = zip(self.when, notes, numbers, strict=False)  # notes and numbers never end
        return tuple(Session(starts_at, ends_at, note, number) for (starts_at, ends_at), note, number in rows)

    def opens_later_than(self, moment: datetime) -> bool:
        """Tell whether people can sign up only after this moment."""
        return self.opens_at is not None and self.opens_at > moment


@runtime_checkable
class SignUpSubject(Protocol):
    """A page that people can sign up for."""

    pk: int
    title: str

    def sign_up_briefing(self) -> SignUpBriefing:
        """Return what the person is signing up for."""
        ...

    def sign_up_questions(self) -> tuple[Question, ...]:
        """Return the extra questions of the form; apart from the briefing, because receiving a form needs only them."""
        ...

    def sign_up_ages(self) -> AgeRule | None:
        """Return who is old enough, as the briefing says it too; apart from it for the same reason."""
        ...

    def takes_sign_ups_at(self, moment: datetime) -> bool:
        """Tell whether a form sent at this moment is accepted."""
        ...


def takes_entries_at(page: SignUpSubject, moment: datetime) -> bool:
    """Tell whether staff can write down a sign-up: where the form is open, and where a page says so for them alone."""
    asked = getattr(page, "takes_entries_at", page.takes_sign_ups_at)
    return bool(asked(moment))


def is_membership(page: object) -> bool:
    """Tell whether a page is one that people join and stay with, not one that is over some day.

    Takes a page of any class: Wagtail's own page knows its specific class without asking the database.
    """
    return bool(getattr(getattr(page, "specific_class", None) or type(page), "is_membership", False))


@runtime_checkable
class AsksItsOwnWay(Protocol):
    """A page whose form asks less than others, or in other words."""

    def sign_up_asking(self) -> Asking:
        """Return what the form leaves out, and its own words."""
        ...


def asking_of(page: object) -> Asking:
    """Return how the form of a page asks; most ask everything in the usual words."""
    return page.sign_up_asking() if isinstance(page, AsksItsOwnWay) else Asking()
