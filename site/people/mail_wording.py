"""Which words a mail has in a language: the trust's own where it wrote some, else those in the code."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation

from people.models import MailText
from people.placeholders import placeholders_in

if TYPE_CHECKING:
    from people.post.mails import Mail

ENGLISH = settings.LANGUAGE_CODE


@dataclass(frozen=True)
class Wording:
    """Subject and words of a mail; `text` is the trust's own row they were taken from, if they were."""

    subject: str
    body: str
    text: MailText | None = None


def wording_of(mail: "Mail", language: str) -> Wording:
    """Return the words for a language: the trust's, else our translation, else the trust's or our English words."""
    texts = {text.language: text for text in MailText.objects.filter(mail=mail.name, language__in={language, ENGLISH})}
    return chosen_wording(mail, language, texts)


def chosen_wording(mail: "Mail", language: str, texts: dict[str, MailText]) -> Wording:
    """Return the same from the trust's texts of this mail, by language, where they were read already.

    A text without a placeholder that the mail needs (because the mail has changed since) is passed over.
    """
    built_in = built_in_wording(mail, language)
    for code in (language, ENGLISH):
        text = texts.get(code)
        if text and not missing_placeholders(mail, text.body):
            return Wording(text.subject, text.body, text)
        if language != ENGLISH and is_translated(mail, language):
            return built_in
    return built_in


def built_in_wording(mail: "Mail", language: str) -> Wording:
    """Return the words that stand in the code, translated where there is a translation."""
    with translation.override(language):
        return Wording(str(mail.subject), str(mail.body))


def is_translated(mail: "Mail", language: str) -> bool:
    """Tell whether the words in the code have a translation in this language."""
    return built_in_wording(mail, language).body != built_in_wording(mail, ENGLISH).body


def missing_placeholders(mail: "Mail", body: str) -> list[str]:
    """Return the placeholders without which the mail would be of no use and which these words lack, sorted."""
    return sorted(mail.needed - set(placeholders_in(body)))
