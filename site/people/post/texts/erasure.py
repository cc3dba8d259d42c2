"""The receipt for somebody of whom nothing is left: the last mail they get, and the last use of their address."""

from django.utils import timezone
from django.utils.translation import gettext_lazy

from core.look.words import when_in_words
from people.models import OutboxMessage
from people.post.mails import DuringBreak, Mail, Reader, register_mail
from people.post.pieces import Pieces


def _receipt(message: OutboxMessage) -> Pieces:
    return {"day": when_in_words(timezone.localdate(message.created_at))}


def _sample() -> Pieces:
    return {"day": when_in_words(timezone.localdate())}


register_mail(
    Mail(
        name="erased_receipt",
        label=gettext_lazy("To the person: everything about you is deleted"),
        reader=Reader.ERASED,
        subject=gettext_lazy("What we held about you is deleted"),
        body=gettext_lazy(
            "On {day} we deleted everything that we held about you.\n\n"
            "This is our last email to you. Once it is sent, we delete your email address too.\n\n"
            "We keep one line that says that a person was deleted, when, and why. It has no name, no address and no "
            "phone number in it.\n\n"
            "Copies that keep the site safe (backups) are deleted later, each at its own time.\n\n"
            "You can take part again at any time. You would start afresh, because we no longer know you."
        ),
        gather=_receipt,
        sample=_sample,
        during_break=DuringBreak.SENT,
    )
)
