"""The mail that asks members how a meeting was; it names no discreet group and asks for three presses."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.look.words import when_in_words
from network.asking.links import answer_url
from network.asking.questions import closes_on, is_open
from network.letters.shared import facts_about, subject_of
from network.models import MeetingPage
from network.models.settings import meeting_settings
from network.telling.owed import ASKED
from people.models import Mailing, OutboxMessage, SignUp, SignUpEvent
from people.post.mails import DuringBreak, Mail, Reader, register_mail
from people.post.notices import is_still_right
from people.post.pieces import Button, Lines, Pieces, Title


def _gather(message: OutboxMessage) -> Pieces | None:
    """Return the pieces for one member; None for who came later, has left, and once it is too late."""
    mailing, person, sign_up = message.mailing, message.person, message.sign_up
    if mailing is None or person is None or sign_up is None or not is_still_right(message):
        return None
    subject, days = subject_of(mailing), meeting_settings().answer_days
    meeting = MeetingPage.objects.filter(pk=mailing.details["meeting"]).first()
    if subject is None or meeting is None or not is_open(meeting, days, timezone.now()):
        return None
    if not _was_member_at(sign_up, meeting):
        return None
    return facts_about(subject) | {
        "name": person.name,
        "button": Button(_("Say how it was"), answer_url(person, meeting)),
        "day": when_in_words(closes_on(meeting, days)),
    }


def _was_member_at(sign_up: SignUp, meeting: MeetingPage) -> bool:
    """Tell whether somebody was a member when the meeting began: the history of their sign-up says so.

    A sign-up without such a line came in before there was a history; then the day on which it was made counts.
    """
    began = SignUpEvent.objects.filter(sign_up=OuterRef("pk"), to_state=SignUp.State.ACTIVE)
    known = SignUp.objects.filter(pk=sign_up.pk)
    without_history = Q(~Exists(began), created_at__lte=meeting.starts_at)
    return known.filter(Exists(began.filter(happened_at__lte=meeting.starts_at)) | without_history).exists()


def _shown(mailing: Mailing) -> Pieces:
    subject = subject_of(mailing)
    return dict(_sample()) | facts_about(subject) if subject else _sample()


def _sample() -> Pieces:
    return {
        "name": _("Sam Example"),
        "group": _("Example forum"),
        "title": Title(_("Example: a meeting about the waiting room")),
        "when": when_in_words(timezone.localdate()),
        "where": _("Example House, Example Street"),
        "button": Button(_("Say how it was"), f"{settings.SITE_URL}/members/answer/example/"),
        "day": when_in_words(timezone.localdate() + timedelta(days=14)),
        "contact": Lines((_("Alex Example"), _("Phone: %(number)s") % {"number": "01632 960001"})),
    }


register_mail(
    Mail(
        name=ASKED,
        label=gettext_lazy("To the members: how was the meeting?"),
        reader=Reader.PERSON,
        subject=gettext_lazy("How was it for you?"),
        body=gettext_lazy(
            "Hello {name},\n\n"
            "thank you for being a member of {group}. How was this meeting for you?\n\n"
            "{title}\n\n"
            "It takes three presses. We keep only numbers: nobody can see who said what. If you could not come, you do "
            "not need to answer.\n\n"
            "{button}\n\n"
            "You can answer until {day}.\n\n"
            "# If you would rather tell us\n\n"
            "{contact}"
        ),
        gather=_gather,
        sample=_sample,
        shown=_shown,
        needed=frozenset({"button"}),
        during_break=DuringBreak.DROPPED,
    )
)
