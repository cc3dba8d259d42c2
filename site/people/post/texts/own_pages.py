"""Mails about a person's own page: the link to it, a new email address, and whether a break is over."""

from datetime import date

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.look.words import when_in_words
from people.models import OutboxMessage, Person
from people.own_links import ask_for_link_url, new_email_url, own_link_age, own_page_url
from people.post.mails import DuringBreak, Mail, Reader, register_mail
from people.post.pieces import Button, Link, Pieces
from people.selectors import confirmation_age

ASKS_NEW_ADDRESS = ("new_email", "new_email_taken")


def _own_link(message: OutboxMessage) -> Pieces | None:
    person = message.person
    if person is None:
        return None
    return _button_and_day(own_page_url(person), timezone.localdate() + own_link_age()) | {"name": person.name}


def _sample_own_link() -> Pieces:
    return _button_and_day(f"{settings.SITE_URL}/my/example/", date(2030, 3, 4)) | {"name": _("Sam Example")}


def _button_and_day(url: str, day: date) -> dict[str, str | Button]:
    return {"button": Button(_("Open your own page"), url), "day": when_in_words(day)}


def _new_email(message: OutboxMessage) -> Pieces | None:
    """Return the question to a new mailbox; whose it is said to be stays out of it, because it may be a stranger's."""
    person = message.person
    if person is None or not _is_newest_question(message) or _belongs_to_another(person):
        return None
    return {
        "button": Button(_("Write to me here"), new_email_url(person)),
        "day": when_in_words(timezone.localdate() + confirmation_age()),
    }


def _sample_new_email() -> Pieces:
    return {
        "button": Button(_("Write to me here"), f"{settings.SITE_URL}/my/example/email/"),
        "day": when_in_words(date(2030, 3, 4)),
    }


def _new_email_taken(message: OutboxMessage) -> Pieces | None:
    person = message.person
    if person is None or not _is_newest_question(message) or not _belongs_to_another(person):
        return None
    return {"own_page": Link(_("Get a link to your own page"), ask_for_link_url(person))}


def _sample_new_email_taken() -> Pieces:
    return {"own_page": Link(_("Get a link to your own page"), f"{settings.SITE_URL}/my/")}


def _is_newest_question(message: OutboxMessage) -> bool:
    later = OutboxMessage.objects.filter(person=message.person, template__in=ASKS_NEW_ADDRESS, pk__gt=message.pk)
    return not later.exists()


def _belongs_to_another(person: Person) -> bool:
    return Person.objects.filter(email=person.new_email).exclude(pk=person.pk).exists()


def _break_over(message: OutboxMessage) -> Pieces | None:
    person = message.person
    if person is None or person.paused_at is None:  # back since
        return None
    return _break_button(f"{own_page_url(person)}break/") | {"name": person.name}


def _sample_break_over() -> Pieces:
    return _break_button(f"{settings.SITE_URL}/my/example/break/") | {"name": _("Sam Example")}


def _break_button(url: str) -> dict[str, str | Button]:
    return {"button": Button(_("Tell us how you are getting on"), url)}


register_mail(
    Mail(
        name="own_link",
        label=gettext_lazy("To the person: link to their own page"),
        reader=Reader.PERSON,
        subject=gettext_lazy("Your own page"),
        body=gettext_lazy(
            "Hello {name},\n\n"
            "Here is the link to your own page. There you see what we hold about you, and you can change it, take a "
            "break, leave, or have it deleted.\n\n"
            "{button}\n\n"
            "The link works until {day}. Keep it to yourself: whoever has it can open your page.\n\n"
            "Did you not ask for this? Then you do not need to do anything."
        ),
        gather=_own_link,
        sample=_sample_own_link,
        needed=frozenset({"button"}),
        during_break=DuringBreak.SENT,
    )
)
register_mail(
    Mail(
        name="new_email",
        label=gettext_lazy("To a new email address: is this yours?"),
        reader=Reader.NEW_ADDRESS,
        subject=gettext_lazy("Please confirm your email address"),
        body=gettext_lazy(
            "Hello,\n\n"
            "Someone, probably you, asked us to write to this address from now on.\n\n"
            "To say yes, open this link and press the button:\n\n"
            "{button}\n\n"
            "The link works until {day}.\n\n"
            "Was this not you? Then do nothing. We do not use this address until the button is pressed."
        ),
        gather=_new_email,
        sample=_sample_new_email,
        needed=frozenset({"button"}),
        during_break=DuringBreak.SENT,
    )
)
register_mail(
    Mail(
        name="new_email_taken",
        label=gettext_lazy("To a new email address: we know it already"),
        reader=Reader.NEW_ADDRESS,
        subject=gettext_lazy("About your email address"),
        body=gettext_lazy(
            "Hello,\n\n"
            "Someone, probably you, asked us to write to this address from now on. We know this address already, so "
            "nothing has changed.\n\n"
            "Do you want to see or change what we hold about you? Ask for a link:\n\n"
            "{own_page}\n\n"
            "Have you signed up with two addresses? Ring us and we put both together.\n\n"
            "Was this not you? Then you do not need to do anything."
        ),
        gather=_new_email_taken,
        sample=_sample_new_email_taken,
        during_break=DuringBreak.SENT,
    )
)
register_mail(
    Mail(
        name="email_changed",
        label=gettext_lazy("To the old email address: we write to another one now"),
        reader=Reader.ERASED,
        subject=gettext_lazy("Your email address has changed"),
        body=gettext_lazy(
            "Hello,\n\n"
            "You asked us to write to another email address, and you have said yes there. This is the last email to "
            "this address. The links that we sent you here do not work any more.\n\n"
            "Was this not you? Then please ring us straight away."
        ),
        gather=lambda message: {},
        sample=dict,
        during_break=DuringBreak.SENT,
    )
)
register_mail(
    Mail(
        name="break_over",
        label=gettext_lazy("To the person: are you back from your break?"),
        reader=Reader.PERSON,
        subject=gettext_lazy("How are you?"),
        body=gettext_lazy(
            "Hello {name},\n\n"
            "You told us that you need a break. The time that you chose is over, so we ask once: would you like to "
            "come back?\n\n"
            "{button}\n\n"
            "Do you need longer? That is fine. You do not need to answer, or to tell us why. Your break goes on until "
            "you tell us that you are back, and your places are kept."
        ),
        gather=_break_over,
        sample=_sample_break_over,
        needed=frozenset({"button"}),
        during_break=DuringBreak.SENT,
    )
)
