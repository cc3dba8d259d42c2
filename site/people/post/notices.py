"""Notices: mails with set words that tell everyone who has a part in a thing what happened to it."""

from django.conf import settings
from django.utils import translation

from people.mail_wording import wording_of
from people.mailing_audience import still_judged
from people.mailing_progress import LETTER
from people.models import Mailing, OutboxMessage
from people.post.mails import Mail, mail_named
from people.post.writing import Written, write

GOING_OUT = (Mailing.State.SENDING, Mailing.State.SENT)  # sent, but for those who come back from a break


def is_notice(mailing: Mailing) -> bool:
    """Tell whether the words of a mailing are set, and not written by staff."""
    return mailing.template != LETTER


def notice_mail(template: str) -> Mail:
    """Return the mail of a notice; raises LookupError where nobody registered it as one."""
    mail = mail_named(template)
    if mail is None or mail.shown is None:
        raise LookupError(f"There is no notice named {template!r}.")
    return mail


def is_still_right(message: OutboxMessage) -> bool:
    """Tell whether a letter may go: its mailing was not stopped, and the person still belongs to its audience."""
    return bool(still_right_because(message))


def still_right_because(message: OutboxMessage) -> str:
    """Return the name of the share of the audience by which a letter may go at this moment; nothing where it may not.

    What was written as service mail has no way out, so it does not go to somebody who is owed nothing by now.
    """
    mailing, person = message.mailing, message.person
    if mailing is None or person is None or mailing.state not in GOING_OUT:
        return ""
    judged = still_judged(mailing, person.pk)
    if judged is None or (judged["subscription"] and not message.subscription):
        return ""
    return judged["why"]


def shown_notice(mailing: Mailing) -> Written | None:
    """Return a notice as an invented person would get it, in the site's own language; None where its mail is gone."""
    mail = mail_named(mailing.template)
    if mail is None or mail.shown is None:
        return None
    wording = wording_of(mail, settings.LANGUAGE_CODE)
    with translation.override(settings.LANGUAGE_CODE):
        return write(wording.subject, wording.body, dict.fromkeys(mail.sample(), "") | dict(mail.shown(mailing)))
