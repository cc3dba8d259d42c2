"""The mail to an address that staff wrote down for somebody: is it theirs?"""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.look.words import when_in_words
from people.models import OutboxMessage
from people.post.mails import DuringBreak, Mail, Reader, register_mail
from people.post.pieces import Button, Pieces
from people.selectors import confirmation_age
from people.tokens import address_token


def _question(message: OutboxMessage) -> Pieces | None:
    """Return what the question holds; it names nobody, because the address may have been misheard."""
    person = message.person
    if person is None or not person.email or person.email_confirmed_at:
        return None
    path = reverse("people:confirm_address", args=[address_token(person)])
    return {
        "button": Button(_("Yes, this is my address"), f"{settings.SITE_URL}{path}"),
        "day": when_in_words(timezone.localdate() + confirmation_age()),
    }


def _sample() -> Pieces:
    return {
        "button": Button(_("Yes, this is my address"), f"{settings.SITE_URL}/confirm/example/address/"),
        "day": when_in_words(timezone.localdate() + timedelta(days=7)),
    }


register_mail(
    Mail(
        name="confirm_address",
        label=gettext_lazy("To the person: is this your email address?"),
        reader=Reader.PERSON,
        subject=gettext_lazy("Is this your email address?"),
        body=gettext_lazy(
            "Hello,\n\n"
            "Someone gave us this email address by phone or on paper. Is it yours?\n\n"
            "Then open this link and press the button:\n\n"
            "{button}\n\n"
            "The link works until {day}. Until the button is pressed we send no news to this address.\n\n"
            "Was this not you? Then do nothing."
        ),
        gather=_question,
        sample=_sample,
        needed=frozenset({"button"}),
        during_break=DuringBreak.SENT,
    )
)
