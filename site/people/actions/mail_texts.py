"""Changing the words of the site's mails, and trying them out in one's own mailbox."""

from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from core.models import User
from core.translation.keeping import keeper_of
from core.translation.recording import record_words
from people.actions.post import write_message
from people.mail_wording import Wording
from people.models import MailText, OutboxMessage
from people.post.texts.trial import TRIAL


def save_mail_text(mail: str, language: str, wording: Wording) -> tuple[MailText, bool]:
    """Make these the words of a mail in a language from now on; returns the text, and whether it is a new one."""
    values = {"subject": wording.subject, "body": wording.body, "changed_at": timezone.now()}
    with transaction.atomic():
        saved = MailText.objects.update_or_create(mail=mail, language=language, defaults=values)
        record_words(keeper_of(saved[0]))
    return saved


def give_up_mail_text(text: MailText) -> None:
    """Let this mail have its built-in words again in this language; a translation of the trust's own falls behind."""
    keeper = keeper_of(text)
    with transaction.atomic():
        text.delete()
        if keeper.is_english:
            record_words(keeper)
        else:
            keeper.records().delete()


def send_trial(mail: str, language: str, wording: Wording, *, to: User) -> None:
    """Owe a member of staff one mail in these words, filled in with invented facts; raises ValueError for no address.

    Each call is one mail more: whoever presses again wants to see it again.
    """
    if not to.email:
        raise ValueError("This account has no email address.")
    key = f"{TRIAL}-{uuid4().hex}"
    tried = {"mail": mail, "language": language, "subject": wording.subject, "body": wording.body}
    with transaction.atomic():  # nobody may send it before it holds its words
        write_message(key, TRIAL, team_address=to.email)
        OutboxMessage.objects.filter(key=key).update(test_words=tried)
