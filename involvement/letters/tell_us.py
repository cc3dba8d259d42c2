"""Mails about what people tell us: thank you, something waits, PALS should see something. None holds a word of it."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.look.words import when_in_words
from involvement.actions.tell_us import THANKS
from involvement.actions.tell_us_moderating import PASSED_ON
from involvement.actions.tell_us_team import WAITS
from involvement.models import TellUsMessage
from involvement.tell_us.naming import number_in
from people.models import OutboxMessage
from people.post.mails import DuringBreak, Mail, Reader, register_mail
from people.post.pieces import Button, Pieces
from people.selectors import confirmation_age
from people.tokens import subscribe_token

State = TellUsMessage.State


def _thanks(message: OutboxMessage) -> Pieces | None:
    """Return what the thank-you holds; nothing that a stranger could have typed is in it."""
    number = number_in(message.subscription)
    waiting = TellUsMessage.objects.filter(pk=number or 0, person=message.person_id, confirmed_at__isnull=True)
    told = waiting.exclude(pending={}).first() if message.person else None
    if told is None or message.person is None:
        return None
    path = reverse("people:confirm", args=[subscribe_token(message.person, message.subscription)])
    return {
        "button": _yes(f"{settings.SITE_URL}{path}"),
        "day": when_in_words(timezone.localdate() + confirmation_age()),
    }


def _yes(url: str) -> Button:
    return Button(_("Yes, you may contact me"), url)


def _sample_thanks() -> Pieces:
    return {"button": _yes(f"{settings.SITE_URL}/confirm/example/"), "day": when_in_words(date(2030, 3, 4))}


def _waits(message: OutboxMessage) -> Pieces | None:
    number = TellUsMessage.objects.filter(state=State.NEW).count()
    return _number_waits(number, reverse("tellings:index")) if number else None


def _number_waits(number: int, path: str) -> Pieces:
    words = ngettext("%(count)d message waits to be read.", "%(count)d messages wait to be read.", number)
    return {
        "number": words % {"count": number},
        "button": Button(_("Read what waits"), f"{settings.WAGTAILADMIN_BASE_URL}{path}"),
    }


def _sample_waits() -> Pieces:
    return _number_waits(2, "/admin/tellings/")


def _passed_on(message: OutboxMessage) -> Pieces | None:
    number = message.key.removeprefix(f"{PASSED_ON}-").partition("-")[0]
    told = TellUsMessage.objects.filter(pk=number, state=State.ESCALATED).first() if number.isdigit() else None
    return _to_message(reverse("tellings:telling", args=[told.pk])) if told else None


def _to_message(path: str) -> Pieces:
    return {"button": Button(_("Read it"), f"{settings.WAGTAILADMIN_BASE_URL}{path}")}


def _sample_passed_on() -> Pieces:
    return _to_message("/admin/tellings/1/")


register_mail(
    Mail(
        name=THANKS,
        label=gettext_lazy("To somebody who told us something: thank you, may we contact you"),
        reader=Reader.PERSON,
        subject=gettext_lazy("Thank you for writing to us"),
        body=gettext_lazy(
            "Somebody used this email address to tell us something on our website. If it was you: thank you. We have "
            "it, and we read everything.\n\n"
            "You said that we may contact you about it. Please press the button, so that we know this address is "
            "yours:\n\n"
            "{button}\n\n"
            "The button works until {day}. If you do not press it, we keep what you told us and forget this "
            "address.\n\n"
            "Was this not you? Then do nothing. Nobody will write to you about it again."
        ),
        gather=_thanks,
        sample=_sample_thanks,
        needed=frozenset({"button"}),
        during_break=DuringBreak.SENT,
    )
)
register_mail(
    Mail(
        name=WAITS,
        label=gettext_lazy("To the team: somebody told us something"),
        reader=Reader.TEAM,
        subject=gettext_lazy("Something new waits to be read"),
        body=gettext_lazy(
            "Somebody has told us something on the website.\n\n"
            "{number}\n\n"
            "{button}\n\n"
            "This mail says nothing of what it is. Please keep it so when you forward it."
        ),
        gather=_waits,
        sample=_sample_waits,
        needed=frozenset({"button"}),
    )
)
register_mail(
    Mail(
        name=PASSED_ON,
        label=gettext_lazy("To the advice service (PALS): a worry somebody told us"),
        reader=Reader.TEAM,
        subject=gettext_lazy("Please look at something today"),
        body=gettext_lazy(
            "The involvement team has passed a worry on to you. It may be about somebody’s safety, or about care that "
            "somebody gets now. Please look at it today:\n\n"
            "{button}\n\n"
            "You need to sign in. This mail says nothing of what it is. Please keep it so when you forward it."
        ),
        gather=_passed_on,
        sample=_sample_passed_on,
        needed=frozenset({"button"}),
    )
)
