"""Which mails there are, and whose words each of them has in a language."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from people.mail_wording import ENGLISH, chosen_wording, is_translated, missing_placeholders
from people.models import MailText
from people.post.mails import Mail, registered_mails
from people.post.pieces import Piece


@dataclass(frozen=True)
class Row:
    """One mail in the list."""

    name: str
    label: str
    subject: str
    language: str  # of the subject; where a translation is missing it is English
    whose: str


@dataclass(frozen=True)
class PlaceholderHelp:
    """What staff read about one placeholder."""

    name: str
    example: str
    is_needed: bool
    stands_alone: bool  # in a paragraph of its own


def mails_with_words() -> list[Mail]:
    """Return the mails whose words stand in the code and can be changed; others are written afresh each time."""
    return [mail for mail in registered_mails() if mail.words is None]


def known_language(code: str) -> str:
    """Return this language where the site has it, else English."""
    return code if code in dict(settings.LANGUAGES) else ENGLISH


def rows(language: str) -> list[Row]:
    """Return every mail with the words that are used in this language; one query."""
    texts: dict[str, dict[str, MailText]] = {}
    for text in MailText.objects.filter(language__in={language, ENGLISH}):
        texts.setdefault(text.mail, {})[text.language] = text
    return [_row(mail, language, texts.get(mail.name, {})) for mail in mails_with_words()]


def _row(mail: Mail, language: str, texts: dict[str, MailText]) -> Row:
    wording = chosen_wording(mail, language, texts)
    used = wording.text
    spoken = used.language if used else language if is_translated(mail, language) else ENGLISH
    return Row(mail.name, str(mail.label), wording.subject, spoken, _whose(mail, language, texts, used))


def _whose(mail: Mail, language: str, texts: dict[str, MailText], used: MailText | None) -> str:
    own = texts.get(language)
    if own and own is not used:
        missing = ", ".join(f"{{{name}}}" for name in missing_placeholders(mail, own.body))
        return _("Your words are not used: %(missing)s is missing") % {"missing": missing}
    if used:
        return _("Your words") if used is own else _("Your English words")
    if language == ENGLISH or is_translated(mail, language):
        return _("Built-in words")
    return _("Built-in English words, not translated yet")


def placeholder_help(mail: Mail) -> list[PlaceholderHelp]:
    """Return what may stand in braces in this mail, each with an example."""
    return [_help(mail, name, piece) for name, piece in mail.sample().items()]


def _help(mail: Mail, name: str, piece: Piece) -> PlaceholderHelp:
    is_words = isinstance(piece, str)
    example = str(piece) if isinstance(piece, str) else piece.as_text()
    return PlaceholderHelp(f"{{{name}}}", example, name in mail.needed, stands_alone=not is_words)
