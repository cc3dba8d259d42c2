"""Mails to a young person whose guardian is asked, has answered, has not answered, or is not needed any more."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.look.words import when_in_words
from people.guardianship import agreement_of, answer_until
from people.models import OutboxMessage, SignUp
from people.post.briefings import briefing_of
from people.post.mails import DuringBreak, Mail, Reader, in_one, mail_named, register_mail
from people.post.pieces import Lines, Pieces, Title
from people.post.texts.sign_ups import WHAT_FOLLOWS, contact_lines

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _waiting(message: OutboxMessage) -> Pieces | None:
    sign_up, briefing = message.sign_up, briefing_of(message.sign_up)
    agreement = agreement_of(sign_up) if sign_up else None
    if sign_up is None or briefing is None or agreement is None or briefing.is_cancelled:
        return None
    if sign_up.state != SignUp.State.AWAITING_GUARDIAN:
        return None
    return {
        "name": sign_up.person.name,
        "title": Title(briefing.title, briefing.url if sign_up.page.live else ""),
        "day": when_in_words(timezone.localdate(answer_until(agreement))),
        "contact": contact_lines(briefing),
    }


def _sample_waiting() -> Pieces:
    return {
        **_sample_ended(),
        "day": when_in_words(timezone.localdate() + timedelta(days=28)),
    }


def _ended(message: OutboxMessage) -> Pieces | None:
    sign_up, briefing = message.sign_up, briefing_of(message.sign_up)
    if sign_up is None or briefing is None or sign_up.state != SignUp.State.LEFT:
        return None
    return {"name": sign_up.person.name, "title": Title(briefing.title), "contact": contact_lines(briefing)}


def _sample_ended() -> Pieces:
    return {
        "name": _("Sam Example"),
        "title": Title(_("Example: a meeting about the waiting room")),
        "contact": Lines((_("Alex Example"), _("Phone: %(number)s") % {"number": "01632 960001"})),
    }


def _nothing(message: OutboxMessage) -> Pieces:
    """Return no pieces: of whoever this goes to, nothing is known any more."""
    return {}


def _no_sample() -> Pieces:
    return {}


def _facts(message: OutboxMessage) -> Pieces | None:
    confirmed = mail_named("confirmed")
    return confirmed.gather(message) if confirmed else None


def _sample_facts() -> Pieces:
    confirmed = mail_named("confirmed")
    return confirmed.sample() if confirmed else {}


def _calendar(message: OutboxMessage) -> bytes | None:
    confirmed = mail_named("confirmed")
    return confirmed.attachment(message) if confirmed and confirmed.attachment else None


def _register_welcome(name: str, label: "StrOrPromise", subject: "StrOrPromise", body: "StrOrPromise") -> None:
    register_mail(
        Mail(
            name=name,
            label=label,
            reader=Reader.PERSON,
            subject=subject,
            body=body,
            gather=_facts,
            sample=_sample_facts,
            needed=frozenset({"title"}),
            during_break=DuringBreak.SENT,
            attachment=_calendar,
        )
    )


register_mail(
    Mail(
        name="waiting_for_guardian",
        label=gettext_lazy("To a young person: we have asked your guardian"),
        reader=Reader.PERSON,
        subject=gettext_lazy("Thank you. We ask a grown-up now"),
        body=gettext_lazy(
            "Hello {name},\n\n"
            "Thank you. You have confirmed that you want to take part in:\n\n"
            "{title}\n\n"
            "# What happens next\n\n"
            "We ask your parent or guardian if it is all right. You are not signed up until they agree. Tell them that "
            "they will hear from us.\n\n"
            "If they have not answered by {day}, we delete what you sent us.\n\n"
            "Was their email address or phone number wrong? Then fill in the form again.\n\n"
            "# If you have a question\n\n"
            "{contact}"
        ),
        gather=_waiting,
        sample=_sample_waiting,
        during_break=DuringBreak.SENT,
    )
)
_register_welcome(
    "guardian_agreed",
    gettext_lazy("To a young person: your guardian agrees"),
    gettext_lazy("Good news: you can take part"),
    in_one(
        gettext_lazy("Hello {name},\n\nYour parent or guardian has agreed that you take part in:\n\n{title}"),
        WHAT_FOLLOWS,
    ),
)
_register_welcome(
    "guardian_not_needed",
    gettext_lazy("To a young person: no guardian is needed any more"),
    gettext_lazy("You can decide yourself now"),
    in_one(
        gettext_lazy(
            "Hello {name},\n\n"
            "We asked your parent or guardian about something you want to take part in. Now you are old enough to "
            "decide yourself, so we do not need their answer any more. We have deleted what we knew about them. "
            "It is about:\n\n"
            "{title}"
        ),
        WHAT_FOLLOWS,
    ),
)
register_mail(
    Mail(
        name="guardian_withdrew",
        label=gettext_lazy("To a young person: your guardian no longer agrees"),
        reader=Reader.PERSON,
        subject=gettext_lazy("Something has changed"),
        body=gettext_lazy(
            "Hello {name},\n\n"
            "Your parent or guardian has told us that they no longer agree that you take part in:\n\n"
            "{title}\n\n"
            "So you do not take part any more. Please talk with them about it. You have done nothing wrong.\n\n"
            "# If you have a question\n\n"
            "{contact}"
        ),
        gather=_ended,
        sample=_sample_ended,
        during_break=DuringBreak.SENT,
    )
)
register_mail(
    Mail(
        name="guardian_refused",
        label=gettext_lazy("To a young person: your guardian does not agree"),
        reader=Reader.ERASED,
        subject=gettext_lazy("It will not go ahead"),
        body=gettext_lazy(
            "Hello,\n\n"
            "You wanted to take part in something with us, and we asked your parent or guardian. They do not agree, so "
            "it will not go ahead. You have done nothing wrong.\n\n"
            "We have deleted what you sent us for it.\n\n"
            "Would you like to talk about it? Talk with your parent or guardian, or ask us."
        ),
        gather=_nothing,
        sample=_no_sample,
        during_break=DuringBreak.SENT,
    )
)
register_mail(
    Mail(
        name="guardian_no_answer",
        label=gettext_lazy("To a young person: your guardian has not answered"),
        reader=Reader.ERASED,
        subject=gettext_lazy("It will not go ahead for now"),
        body=gettext_lazy(
            "Hello,\n\n"
            "You wanted to take part in something with us, and we asked your parent or guardian. They have not "
            "answered in time, so it will not go ahead for now. You have done nothing wrong.\n\n"
            "We have deleted what you sent us for it.\n\n"
            "You can fill in the form again. Then we ask your parent or guardian again."
        ),
        gather=_nothing,
        sample=_no_sample,
        during_break=DuringBreak.SENT,
    )
)
