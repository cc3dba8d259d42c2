"""The list of every mail this site can send. Each room registers its own in a module `mails`, found at start."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.utils.text import format_lazy

from people.awaited_mails import note_awaited
from people.post.pieces import Pieces

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from people.models import Mailing, OutboxMessage


class Reader(Enum):
    """Whose mailbox a mail goes to."""

    PERSON = "person"  # message.person.email
    TEAM = "team"  # message.team_address, else the contact of the page, else the team's; always in English
    GUARDIAN = "guardian"  # message.guardian.email
    NEW_ADDRESS = "new address"  # message.person.new_email, to prove that it is theirs
    ERASED = "erased"  # message.receipt_address


class DuringBreak(Enum):
    """What becomes of a mail to somebody who takes a break."""

    SENT = "sent"  # they caused it themselves, or they would travel for nothing without it
    HELD = "held"  # kept until the break ends: everyone who took part is told what happened
    DROPPED = "dropped"  # news is old by then; every mail of kind SUBSCRIPTION is dropped whatever stands here


@dataclass(frozen=True)
class Mail:
    """One mail: its first words, and the function that gathers what stands for its placeholders.

    `subject` holds no placeholder: it must be neutral for everybody (DESIGN 7.7). `gather` runs at the moment of
    sending, in the reader's language, and returns None where the mail is not right any more. `sample` is what the
    preview shows for the placeholders; its keys are the placeholders that may be used, its values are invented.
    """

    name: str  # stored in OutboxMessage.template
    label: "StrOrPromise"  # what staff call it
    reader: Reader
    subject: "StrOrPromise"
    body: "StrOrPromise"  # paragraphs, "- " lists, "# " headings, {placeholders}
    gather: "Callable[[OutboxMessage], Pieces | None]"
    sample: Callable[[], Pieces]
    needed: frozenset[str] = frozenset()  # placeholders without which the mail is of no use, such as its button
    during_break: DuringBreak = DuringBreak.HELD
    attachment: "Callable[[OutboxMessage], bytes | None] | None" = None  # a calendar file
    words: "Callable[[OutboxMessage], tuple[str, str]] | None" = None  # subject and body that stand in the row itself
    shown: "Callable[[Mailing], Pieces] | None" = None  # of a notice: what staff see of it, for an invented person


def in_one(*parts: "StrOrPromise") -> "StrOrPromise":
    """Return one text of several that are translated each by itself, with an empty line between them."""
    return format_lazy("\n\n".join("{}" for _part in parts), *parts)


_mails: dict[str, Mail] = {}


def register_mail(mail: Mail) -> Mail:
    """Add a mail to the list; raises ImproperlyConfigured where the name is taken."""
    if mail.name in _mails:
        raise ImproperlyConfigured(f"There is already a mail named {mail.name!r}.")
    _mails[mail.name] = mail
    if mail.during_break is DuringBreak.SENT:
        note_awaited(mail.name)
    return mail


def mail_named(name: str) -> Mail | None:
    """Return a mail by its name, or None where no room knows it (any more)."""
    return _mails.get(name)


def registered_mails() -> list[Mail]:
    """Return all mails in the order in which they were registered."""
    return list(_mails.values())
