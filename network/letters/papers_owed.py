"""Mail to the contact of a group: members were promised papers by a day that is near, or over."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.look.words import when_in_words
from network.meeting_states import PapersState
from network.models import MeetingPage
from network.papers_owed import PAPERS_OWED, SOON, Reminder, state_of
from people.models import OutboxMessage
from people.post.mails import Mail, Reader, register_mail
from people.post.pieces import Button, Pieces, Title


def _gather(message: OutboxMessage) -> Pieces | None:
    """Return the pieces, or None where nothing is owed any more or another day was promised since."""
    reminder = Reminder.of(message.key)
    meeting = MeetingPage.objects.select_related("telling").filter(pk=reminder.meeting_pk).first() if reminder else None
    if reminder is None or meeting is None or meeting.papers_by != reminder.due:
        return None
    if state_of(meeting, timezone.now()) not in (PapersState.PROMISED, PapersState.MISSED):
        return None
    return _pieces(meeting.title, reminder.stage, reminder.due, reverse("meeting_papers:of", args=[meeting.pk]))


def _pieces(title: str, stage: str, due: date, path: str) -> Pieces:
    if stage == SOON:
        words = _("The day is near: members were promised their papers by %(date)s.")
    else:
        words = _("It is late: members were promised their papers by %(date)s, and have not been sent any.")
    return {
        "title": Title(title),
        "what_is_owed": words % {"date": when_in_words(due)},
        "button": Button(_("Add and send papers"), f"{settings.WAGTAILADMIN_BASE_URL}{path}"),
    }


def _sample() -> Pieces:
    return _pieces(_("Example: a meeting about the waiting room"), SOON, date(2030, 6, 4), "/admin/meetings/")


register_mail(
    Mail(
        name=PAPERS_OWED,
        label=gettext_lazy("To the team: members wait for papers"),
        reader=Reader.TEAM,
        subject=gettext_lazy("Members wait for their papers"),
        body=gettext_lazy(
            "This is about:\n\n"
            "{title}\n\n"
            "{what_is_owed}\n\n"
            "Some people need time to read, or somebody to read with. Late papers leave them out.\n\n"
            "{button}\n\n"
            "If there are none this time, tick “there are no papers” on the meeting’s page."
        ),
        gather=_gather,
        sample=_sample,
        needed=frozenset({"button"}),
    )
)
