"""Telling members: noted when a meeting is published, sent when staff press the button, each thing once."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.models import User
from network.meetings import leading_meeting
from network.membership import IS_MEMBER
from network.models import MeetingPage, MeetingPaper, MeetingTelling
from network.telling.owed import PAPERS, Owed, facts_of, owed_change, owed_papers
from people.actions.mailings import Answer
from people.actions.notices import send_notice
from people.models import SignUp

TOLD = "network.tell"
NOT_NEEDED = "network.tell_nobody"
AT_ONCE = 500  # meetings that are noted in one round


def note_publication(page: MeetingPage) -> None:
    """Note what the public can read of a meeting, unless there are members who must first hear that it is otherwise."""
    meeting = leading_meeting(page)
    if not meeting.live:
        return
    with transaction.atomic():
        telling = _telling_of(meeting)
        owed = owed_change(meeting)
        if owed is None or not _has_members(owed):
            _renew(telling, facts_of(meeting))


def note_new_meetings() -> int:
    """Note what the public can read of meetings that came without being published here; returns how many."""
    found = MeetingPage.objects.live().filter(telling__isnull=True).order_by("pk")[:AT_ONCE]
    rows = [MeetingTelling(meeting=meeting, facts=facts_of(meeting)) for meeting in found]
    MeetingTelling.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def tell_members(page: MeetingPage, kind: str, *, mark: str, number: int, note: str, by: User) -> Answer:
    """Send off what is owed, if it is still what staff were shown, to this number of members.

    `kind` is "papers" or "change"; `mark` is Owed.mark; `note` is what the team adds, plain text.
    """
    with transaction.atomic():
        owed = _still_owed(page, kind, mark)
        if not isinstance(owed, Owed):
            return owed
        answer = send_notice(
            owed.group,
            template=owed.template,
            occasion=owed.occasion,
            details=owed.details | {"note": note},
            states=tuple(owed.mailing().states),
            number=number,
            by=by,
        )
        if answer == Answer.DONE:
            _settle(owed)
            _write_down(owed, TOLD, by, count=number)
    return answer


def tell_no_members(page: MeetingPage, kind: str, *, mark: str, by: User) -> Answer:
    """Write down that no mail is needed; papers are then in the members' area, and count as sent."""
    with transaction.atomic():
        owed = _still_owed(page, kind, mark)
        if not isinstance(owed, Owed):
            return owed
        _settle(owed)
        _write_down(owed, NOT_NEEDED, by)
    return Answer.DONE


def owed_of_kind(page: MeetingPage, kind: str) -> Owed | None:
    """Return what is owed of one kind, "papers" or "change"."""
    return owed_papers(page) if kind == "papers" else owed_change(page)


def _has_members(owed: Owed) -> bool:
    return SignUp.objects.filter(page__translation_key=owed.group.translation_key, state__in=IS_MEMBER).exists()


def _still_owed(page: MeetingPage, kind: str, mark: str) -> Owed | Answer:
    """Return what is owed, held until the transaction ends; or why what was shown is not owed any more."""
    shown = owed_of_kind(page, kind)
    if shown is None:
        return Answer.NOT_NOW
    _telling_of(shown.meeting)
    owed = owed_of_kind(page, kind)  # again: somebody may have been quicker
    if owed is None:
        return Answer.NOT_NOW
    return owed if owed.mark == mark else Answer.NOT_AS_SHOWN


def _telling_of(meeting: MeetingPage) -> MeetingTelling:
    """Return the row of a meeting, made where it is missing, held until the transaction ends."""
    MeetingTelling.objects.get_or_create(meeting=meeting, defaults={"facts": facts_of(meeting)})
    return MeetingTelling.objects.select_for_update(of=("self",)).get(meeting=meeting)


def _settle(owed: Owed) -> None:
    telling = MeetingTelling.objects.get(meeting=owed.meeting)
    if owed.template != PAPERS:
        _renew(telling, owed.details["now"])
        return
    now = timezone.now()
    sent = MeetingPaper.objects.filter(pk__in=owed.details["papers"])
    sent.update(told_at=now)
    if telling.papers_told_at is None and sent.filter(kind=MeetingPaper.Kind.PAPER).exists():
        telling.papers_told_at = now
        telling.save(update_fields=["papers_told_at"])


def _renew(telling: MeetingTelling, facts: dict[str, Any]) -> None:
    telling.facts = facts
    telling.changed_at = timezone.now()
    telling.save(update_fields=["facts", "changed_at"])


def _write_down(owed: Owed, action: str, by: User, **data: object) -> None:
    title = _("Telling members")
    log(instance=owed.meeting, action=action, user=by, title=title, data={"mail": owed.template, **data})
