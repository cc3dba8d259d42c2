"""Makes a mail at the moment it is sent: finds its words and its facts, and to whom, and in which language."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from core.selectors import organisation
from people.mail_wording import wording_of
from people.models import OutboxMessage, SignUp
from people.post.briefings import briefing_of
from people.post.mails import Mail, Reader, mail_named
from people.post.pieces import Link
from people.post.writing import write
from people.subjects import SignUpBriefing
from people.subscriptions import unsubscribe_url


class NotNow(Exception):
    """A mail that is owed cannot be made as things stand; it is tried again like one that no server took."""


@dataclass(frozen=True)
class Letter:
    """One mail, ready to be handed to a backend."""

    to: str
    subject: str
    text: str
    html: str
    sender_name: str
    reply_to: str
    calendar: bytes | None = None
    unsubscribe_url: str = ""  # of subscription mail, and of no other


def build_letter(message: OutboxMessage) -> Letter | None:
    """Return the mail, or None where it is not needed or not possible any more; raises NotNow where it may be later.

    Whether the reader may be sent it at this moment is another question, asked just before.
    """
    mail = mail_named(message.template)
    if mail is None:
        raise NotNow("This worker does not know the mail: it may run older code than whoever wrote it.")
    with translation.override(_language(message, mail)):
        return _letter(message, mail)


def _letter(message: OutboxMessage, mail: Mail) -> Letter | None:
    is_subscription = message.kind == OutboxMessage.Kind.SUBSCRIPTION
    if is_subscription and not (message.person and message.subscription):
        return None  # nobody could end it
    briefing = briefing_of(_sign_up(message))
    to = _address(message, mail, briefing)
    if not to and mail.reader is Reader.TEAM:
        raise NotNow("The team has no address yet.")
    pieces = mail.gather(message) if to else None
    if pieces is None:
        return None
    subject, body = _words(message, mail)
    url = unsubscribe_url(message.person, message.subscription) if message.person and is_subscription else ""
    written = write(
        subject,
        body,
        dict.fromkeys(mail.sample(), "") | dict(pieces),
        way_out=Link(_("Stop these emails"), url) if url else None,
        follows_addresses=mail.words is not None and not message.test_words,  # a test shows what would be sent
    )
    return Letter(
        to=to,
        subject=written.subject,
        text=written.text,
        html=written.html,
        sender_name=" ".join(organisation().sender_name.split()),
        reply_to=_reply_to(mail, briefing),
        calendar=mail.attachment(message) if mail.attachment else None,
        unsubscribe_url=url,
    )


def _words(message: OutboxMessage, mail: Mail) -> tuple[str, str]:
    if mail.words:
        return mail.words(message)
    wording = wording_of(mail, _language(message, mail))
    return wording.subject, wording.body


def _sign_up(message: OutboxMessage) -> SignUp | None:
    return message.guardian.sign_up if message.guardian else message.sign_up


def _language(message: OutboxMessage, mail: Mail) -> str:
    """Return the reader's language; of somebody who has a form to confirm, the language of that form."""
    if message.test_words:
        return str(message.test_words["language"])
    if mail.reader is Reader.TEAM:
        return settings.LANGUAGE_CODE
    if mail.reader is Reader.ERASED:
        return message.receipt_language or settings.LANGUAGE_CODE
    sign_up = _sign_up(message)
    if sign_up and (sign_up.pending or message.guardian):
        return sign_up.language
    return message.person.language if message.person else settings.LANGUAGE_CODE


def _address(message: OutboxMessage, mail: Mail, briefing: SignUpBriefing | None) -> str:
    if mail.reader is Reader.TEAM:
        return message.team_address or (briefing.team_email if briefing else "") or organisation().team_email
    if mail.reader is Reader.ERASED:
        return message.receipt_address
    if mail.reader is Reader.GUARDIAN:
        return message.guardian.email if message.guardian else ""
    person = message.person
    if person is None:
        return ""
    return person.new_email if mail.reader is Reader.NEW_ADDRESS else person.email or ""


def _reply_to(mail: Mail, briefing: SignUpBriefing | None) -> str:
    """Return whom an answer goes to: the contact of the thing itself, else the team; nobody for the team's own mail."""
    if mail.reader is Reader.TEAM:
        return ""
    return (briefing.contact_email if briefing else "") or organisation().team_email
