"""The mails that tell members of a meeting that it is called off, or that day, time or place are otherwise now."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.look.words import when_in_words
from involvement.letters.changes_in_words import changes_in_words
from involvement.telling.facts import changes_between
from network.calendars import meetings_calendar
from network.letters.shared import Subject, facts_about, note_lines, subject_of
from network.telling.owed import CANCELLED, CHANGED
from people.models import Mailing, OutboxMessage
from people.post.mails import DuringBreak, Mail, Reader, in_one, register_mail
from people.post.notices import GOING_OUT, is_still_right
from people.post.pieces import Items, Lines, Piece, Pieces, Title

OVERTAKEN_BY = {CHANGED: (CHANGED, CANCELLED), CANCELLED: (CHANGED,)}  # mails that say as well how it is now


def _gather(message: OutboxMessage) -> Pieces | None:
    mailing, person = message.mailing, message.person
    if mailing is None or person is None or not is_still_right(message) or _is_out_of_date(mailing):
        return None
    subject = subject_of(mailing)
    return _pieces(mailing.details, subject) | {"name": person.name} if subject else None


def _is_out_of_date(mailing: Mailing) -> bool:
    """Tell whether something newer was sent about the same meeting that says all of this as it is now."""
    newer = Mailing.objects.filter(page=mailing.page_id, pk__gt=mailing.pk, state__in=GOING_OUT)
    later = newer.filter(template__in=OVERTAKEN_BY[mailing.template]).values_list("details", flat=True)
    return any(details.get("meeting") == mailing.details.get("meeting") for details in later)


def _shown(mailing: Mailing) -> Pieces:
    subject = subject_of(mailing)
    return _pieces(mailing.details, subject) | {"name": _("Sam Example")} if subject else _sample()


def _pieces(details: dict[str, Any], subject: Subject) -> dict[str, Piece]:
    was, now = details.get("was", {}), details.get("now", {})
    moment = parse_datetime(details.get("at", "")) or timezone.now()
    changes = changes_in_words(changes_between(was, now, moment))
    return facts_about(subject) | {
        "changes": Items(changes, before=_("What has changed:")),
        "note": note_lines(details.get("note", "")),
    }


def _calendar(message: OutboxMessage) -> bytes | None:
    """Return the meeting as it is now, under the id that members' calendars know it by."""
    subject = subject_of(message.mailing) if message.mailing else None
    return meetings_calendar([(subject.meeting, subject.group)], _("Meetings"), is_private=True) if subject else None


def _sample() -> Pieces:
    date = when_in_words(timezone.make_aware(datetime(2030, 3, 4, 14)))
    return {
        "name": _("Sam Example"),
        "group": _("Example forum"),
        "title": Title(_("Example: a meeting about the waiting room")),
        "when": date,
        "where": _("Example House, Example Street"),
        "changes": Items((_("A new date: %(now)s.") % {"now": date},), before=_("What has changed:")),
        "note": note_lines(_("We are sorry for the short notice.")),
        "contact": Lines((_("Alex Example"), _("Phone: %(number)s") % {"number": "01632 960001"})),
    }


_ASK = gettext_lazy("# If you have a question\n\n{contact}")
register_mail(
    Mail(
        name=CHANGED,
        label=gettext_lazy("To the members: a meeting has changed"),
        reader=Reader.PERSON,
        subject=gettext_lazy("Something has changed: please read"),
        body=in_one(
            gettext_lazy(
                "Hello {name},\n\n"
                "something about a meeting of {group} is different now:\n\n"
                "{title}\n\n"
                "{changes}\n\n"
                "{note}\n\n"
                "# How it is now\n\n"
                "{when}\n\n"
                "Where: {where}"
            ),
            _ASK,
        ),
        gather=_gather,
        sample=_sample,
        shown=_shown,
        needed=frozenset({"title", "changes"}),
        during_break=DuringBreak.SENT,
        attachment=_calendar,
    )
)
register_mail(
    Mail(
        name=CANCELLED,
        label=gettext_lazy("To the members: a meeting is called off"),
        reader=Reader.PERSON,
        subject=gettext_lazy("Cancelled: please read"),
        body=in_one(
            gettext_lazy(
                "Hello {name},\n\n"
                "We are sorry. This meeting of {group} will not go ahead:\n\n"
                "{title}\n\n"
                "It was planned for: {when}\n\n"
                "{note}\n\n"
                "You do not need to do anything."
            ),
            _ASK,
        ),
        gather=_gather,
        sample=_sample,
        shown=_shown,
        needed=frozenset({"title"}),
        during_break=DuringBreak.SENT,
        attachment=_calendar,
    )
)
