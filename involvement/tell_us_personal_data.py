"""What people told us, as far as it is a person's: what they are shown of it, how it is forgotten, and when."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from involvement.actions.tell_us_contact import forget_contact
from involvement.actions.tell_us_merging import let_go
from involvement.models import TellUsEntry, TellUsMessage
from involvement.tell_us.moves import LEFT_OUT
from involvement.tell_us.waiting import contact_never_confirmed, left_out
from people.agreements import has_consent
from people.models import ConsentWording, Person
from people.personal_data.rows import fields_in_words, heading_of, plain, rows_of_person
from people.registry import PersonalStore, register_store
from people.retention.kinds import register_retention, register_tie

A_YEAR = 365  # days
YES_NO = {True: _("Yes"), False: _("No")}


def _theirs(person: Person) -> QuerySet[TellUsMessage]:
    """Return what a person told us, and what names their address and was never theirs to confirm."""
    named = Q(pending__email=person.email) if person.email else Q(pk__in=[])
    return TellUsMessage.objects.filter(Q(person=person) | named).select_related("directorate").order_by("pk")


def _message(message: TellUsMessage) -> dict[str, Any]:
    facts = fields_in_words(message, "came_at", "words", "our_words", "state", "reach_by", "confirmed_at")
    facts[heading_of(message, "directorate")] = str(message.directorate or "")
    for name in ("may_contact", "may_publish"):
        facts[heading_of(message, name)] = str(YES_NO[getattr(message, name)])
    return facts | {str(_("Typed and not confirmed")): list(message.pending.values())}


def _entry(entry: TellUsEntry) -> dict[str, Any]:
    """Return what happened and when, with our words and our notes; why it went to PALS is told by people."""
    said = {TellUsEntry.Kind.WORDS: (_("Our words"), entry.after), TellUsEntry.Kind.NOTE: (_("Our note"), entry.note)}
    heading, words = said.get(TellUsEntry.Kind(entry.kind), ("", ""))
    what = entry.states_in_words or entry.get_kind_display()
    facts = {str(_("When")): plain(entry.happened_at), str(_("What")): what}
    return facts | ({str(heading): words} if heading else {})


def _delete(messages: QuerySet[TellUsMessage]) -> int:
    numbers = list(messages.values_list("pk", flat=True))
    let_go(numbers)
    deleted = TellUsMessage.objects.filter(pk__in=numbers).delete()[1]
    return deleted.get(TellUsMessage._meta.label, 0)


def _erase(person: Person) -> int:
    return _delete(_theirs(person))


def _join(stays: Person, goes: Person) -> None:
    """Give what one record told us to the other; we contact nobody where either record had said no."""
    TellUsMessage.objects.filter(person=goes).update(person=stays)
    if not has_consent(stays, ConsentWording.Purpose.TELL_US):
        TellUsMessage.objects.filter(person=stays).update(may_contact=False)


def _entries_go_along(stays: Person, goes: Person) -> None:
    """Do nothing: an entry hangs on what was told, which has another owner by then."""


def _set_aside(moment: datetime, days: int) -> QuerySet[TellUsMessage]:
    return left_out().filter(moved_at__lt=moment - timedelta(days=days))


def _kept_long_enough(moment: datetime, days: int) -> QuerySet[TellUsMessage]:
    return TellUsMessage.objects.exclude(state__in=LEFT_OUT).filter(moved_at__lt=moment - timedelta(days=days))


def _contact(moment: datetime, days: int) -> QuerySet[TellUsMessage]:
    return contact_never_confirmed(moment - timedelta(days=days))


def _forget_contact(moment: datetime, days: int) -> int:
    return forget_contact(list(_contact(moment, days).values_list("pk", flat=True)))


def _purge_kept(moment: datetime, days: int) -> int:
    return _delete(_kept_long_enough(moment, days))


def _people_who_told() -> "QuerySet[Any]":
    return TellUsMessage.objects.filter(person__isnull=False).values("person")


def _rows(person: Person) -> Iterable[TellUsMessage]:
    return _theirs(person)


register_store(
    PersonalStore(
        name="tellings",
        label=_("What you told us"),
        rows=_rows,
        describe=_message,
        erase=_erase,
        models=(TellUsMessage,),
        join=_join,
    )
)
register_store(
    rows_of_person(
        "telling_entries",
        _("What we did with what you told us"),
        TellUsEntry,
        path="message__person",
        related=("message",),
        describe=_entry,
        join=_entries_go_along,
    )
)
register_tie(_people_who_told)
register_retention(
    "tellings_set_aside",
    _("What the site set aside as likely spam, or a moderator called spam"),
    30,
    _set_aside,
    own_words=_("What you told us, where it looked like spam"),
)
register_retention(
    "telling_contact",
    _("How to reach somebody who told us something and did not confirm it"),
    30,
    _contact,
    _forget_contact,
    own_words=_("How to reach you, where you told us something and did not confirm it"),
)
register_retention(
    "tellings",
    _("What people told us, after nothing more was done with it"),
    3 * A_YEAR,
    _kept_long_enough,
    _purge_kept,
    own_words=_("What you told us, after we have dealt with it"),
)
