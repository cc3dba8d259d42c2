"""Hands one letter to the mail backend, with the headers that make it once and neutral, and keeps developers a copy."""

import hashlib
from email.utils import formataddr, parseaddr
from pathlib import Path
from smtplib import SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from people.models import OutboxMessage
from people.post.letters import Letter

PERMANENT = range(500, 600)


def send(letter: Letter, message: OutboxMessage) -> None:
    """Send the letter through whichever backend the settings name; raises whatever that backend raises."""
    mail = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=formataddr((letter.sender_name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]), charset="utf-8"),
        to=[letter.to],
        reply_to=[letter.reply_to] if letter.reply_to else None,
        headers=_headers(letter, message),
    )
    # A provider's report about this mail brings this number back (anymail); it says nothing to anybody else.
    mail.metadata = {"message": str(message.pk)}  # type: ignore[attr-defined]
    mail.attach_alternative(letter.html, "text/html")
    if letter.calendar:
        mail.attach("calendar.ics", letter.calendar, "text/calendar")
    mail.send()
    if copies := getattr(settings, "MAIL_COPY_DIR", None):
        _keep_copy(mail, message, Path(copies))


def message_id(message: OutboxMessage) -> str:
    """Return the same id for the same message every time, so that a mail that arrives twice is seen to be one."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return f"<{hashlib.sha256(message.key.encode()).hexdigest()[:32]}@{host}>"


def _headers(letter: Letter, message: OutboxMessage) -> dict[str, str]:
    headers = {"Message-ID": message_id(message), "Auto-Submitted": "auto-generated"}
    if letter.unsubscribe_url:  # one click in the mail program itself (RFC 2369 and RFC 8058)
        headers["List-Unsubscribe"] = f"<{letter.unsubscribe_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def kind_of_error(error: Exception) -> str:
    """Return what went wrong without any address: the class of the error, and the server's code where it gave one."""
    codes = sorted({str(code) for code in _codes(error)})
    return " ".join([type(error).__name__, *codes])[:200]


def is_refused_for_good(error: Exception) -> bool:
    """Tell whether the server says that there is no such mailbox, so that asking again would only annoy it."""
    codes = _codes(error)
    return isinstance(error, SMTPRecipientsRefused) and bool(codes) and all(code in PERMANENT for code in codes)


def _codes(error: Exception) -> list[int]:
    if isinstance(error, SMTPRecipientsRefused):
        return [code for code, _words in error.recipients.values()]
    code = getattr(error, "smtp_code", None) or getattr(error, "status_code", None)
    return [code] if isinstance(code, int) else []


def _keep_copy(mail: EmailMultiAlternatives, message: OutboxMessage, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{message.created_at:%Y%m%d-%H%M%S}-{message.pk}-{message.template}.eml"
    (folder / name).write_bytes(mail.message().as_bytes())
