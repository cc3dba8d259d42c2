"""Mail that staff write to many people: its words stand in the mailing; here stand its rules."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.mailing_progress import LETTER
from people.models import Mailing, OutboxMessage
from people.own_links import own_page_url
from people.post.mails import DuringBreak, Mail, Reader, register_mail
from people.post.notices import is_still_right
from people.post.pieces import Link, Pieces

TEST_LETTER = "mailing_test"
FOOT = "\n\n{own_page}"  # the way to their own page belongs to every letter, whatever staff wrote


def letter_words(mailing: Mailing) -> tuple[str, str]:
    """Return subject and body of a letter."""
    return mailing.subject, mailing.body + FOOT


def sample() -> Pieces:
    """Return what stands for the placeholders in a preview and in a test."""
    return {"name": _("Sam Example"), "own_page": _link_to(f"{settings.SITE_URL}/my/")}


def _gather(message: OutboxMessage) -> Pieces | None:
    """Return the pieces; nothing where the mailing was stopped, or the person is not of its audience any more."""
    person = message.person
    if person is None or not is_still_right(message):
        return None
    return {"name": person.name, "own_page": _link_to(own_page_url(person))}


def _link_to(address: str) -> Link:
    return Link(_("Your own page: change your details, take a break or stop"), address)


def _words(message: OutboxMessage) -> tuple[str, str]:
    return letter_words(message.mailing) if message.mailing else ("", "")


def _words_of_test(message: OutboxMessage) -> tuple[str, str]:
    subject, body = _words(message)
    return _("Test: %(subject)s") % {"subject": subject}, body


register_mail(
    Mail(
        name=LETTER,
        label=gettext_lazy("To many people: what staff wrote"),
        reader=Reader.PERSON,
        subject="",
        body="",
        gather=_gather,
        sample=sample,
        during_break=DuringBreak.HELD,
        words=_words,
    )
)
register_mail(
    Mail(
        name=TEST_LETTER,
        label=gettext_lazy("To staff: test of a mailing"),
        reader=Reader.TEAM,
        subject="",
        body="",
        gather=lambda message: sample() if message.mailing else None,
        sample=sample,
        words=_words_of_test,
    )
)
