"""Where it is kept how wordings and mail texts stand: each language has a row, and none has a translation tool."""

from uuid import UUID, uuid5

from django.core.cache import cache
from django.db import transaction

from core.translation.keeping_words import TextKeeper
from core.translation.words import fingerprint
from people.mail_wording import built_in_wording
from people.models import ConsentWording, MailText
from people.post.mails import mail_named
from people.selectors import WORDINGS_KEY
from people.wordings_in_use import KIND, thread_of

MAIL_KIND = "people.mailtext"
_MAILS = UUID("c4b2d0a0-5d1c-4f0c-8f57-0a3f5a3f9b11")


def mail_thread(mail: str) -> UUID:
    """Return what the words of one mail share in all languages."""
    return uuid5(_MAILS, mail)


class WordingKeeper(TextKeeper):
    """The newest wording of a purpose in a language."""

    def __init__(self, purpose: str, language: str) -> None:
        super().__init__(KIND, thread_of(purpose), language, str(ConsentWording.Purpose(purpose).label))
        self.about = purpose

    def in_language(self, language: str) -> "WordingKeeper":
        """Return the wording of the same purpose."""
        return WordingKeeper(self.about, language)

    def words(self) -> str:
        versions = ConsentWording.objects.filter(purpose=self.about, language=self.language)
        newest = versions.order_by("-version").first()
        return fingerprint([newest.text] if newest else [])

    def languages(self) -> set[str]:
        """Return the languages in which people were ever asked."""
        return set(ConsentWording.objects.filter(purpose=self.about).values_list("language", flat=True))

    def after_decision(self) -> None:
        """Let the next form ask anew which words say what the English says."""
        transaction.on_commit(lambda: cache.delete(WORDINGS_KEY))


class MailTextKeeper(TextKeeper):
    """The trust's words for a mail in a language; in English those of the code where it has none of its own."""

    def __init__(self, mail: str, language: str) -> None:
        known = mail_named(mail)
        super().__init__(MAIL_KIND, mail_thread(mail), language, str(known.label) if known else mail)
        self.about = mail

    def in_language(self, language: str) -> "MailTextKeeper":
        """Return the words of the same mail."""
        return MailTextKeeper(self.about, language)

    def words(self) -> str:
        text = MailText.objects.filter(mail=self.about, language=self.language).first()
        if text:
            return fingerprint([text.subject, text.body])
        known = mail_named(self.about)
        built_in = built_in_wording(known, self.language) if known else None
        return fingerprint([built_in.subject, built_in.body] if built_in else [])

    def languages(self) -> set[str]:
        """Return the languages in which the trust has words of its own."""
        return set(MailText.objects.filter(mail=self.about).values_list("language", flat=True))
