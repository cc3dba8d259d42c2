"""The mail with which staff look at the words of another mail in their own mailbox."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import OutboxMessage
from people.post.mails import Mail, Reader, mail_named, register_mail
from people.post.pieces import Pieces

TRIAL = "mail_test"


def _words(message: OutboxMessage) -> tuple[str, str]:
    tried: dict[str, str] = message.test_words
    return _("Test: %(subject)s") % {"subject": tried["subject"]}, tried["body"]


def _gather(message: OutboxMessage) -> Pieces | None:
    """Return the invented pieces of the mail that is tried; nothing where no room knows it any more."""
    mail = mail_named(message.test_words.get("mail", ""))
    return mail.sample() if mail else None


register_mail(
    Mail(
        name=TRIAL,
        label=gettext_lazy("To staff: test of a mail"),
        reader=Reader.TEAM,
        subject="",
        body="",
        gather=_gather,
        sample=dict,
        words=_words,
    )
)
