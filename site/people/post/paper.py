"""Letters by post: the words of a mail on paper, for people who are reached by post or would rather have it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils import translation

from people.mail_wording import wording_of
from people.models import OutboxMessage, SignUp
from people.post.mails import mail_named
from people.post.writing import write

THANKS = "confirmed"
FOOT = "\n\n-- \n"  # what follows is the team's foot, which a letter has in a place of its own
BULLET = "- "
HEADING = "# "
# Secrets that a person opens from their own mailbox are not printed: envelopes are opened by others too.
ON_SCREEN_ONLY = ("own_page", "letter", "give_back")
HAS_A_PART = (SignUp.State.ACTIVE, SignUp.State.OFFERED, SignUp.State.AWAITING_TEAM, SignUp.State.WAITING_LIST)


@dataclass(frozen=True)
class Passage:
    """Some lines of a letter that belong together: a paragraph, a list or a heading."""

    lines: tuple[str, ...]
    is_list: bool = False
    is_heading: bool = False


@dataclass(frozen=True)
class PaperLetter:
    """A letter, ready to be printed."""

    subject: str
    passages: tuple[Passage, ...]
    language: str


def thanks_on_paper(sign_up: SignUp) -> PaperLetter | None:
    """Return the mail that thanks for signing up as a letter, or None where it would not be right."""
    mail = mail_named(THANKS)
    if mail is None or not sign_up.confirmed_at or sign_up.state not in HAS_A_PART:
        return None
    language = sign_up.person.language
    with translation.override(language):
        pieces = mail.gather(OutboxMessage(template=THANKS, person=sign_up.person, sign_up=sign_up))
        if pieces is None:
            return None
        wording = wording_of(mail, language)
        known = dict.fromkeys(mail.sample(), "") | dict(pieces) | dict.fromkeys(ON_SCREEN_ONLY, "")
        written = write(wording.subject, wording.body, known)
    headings = {line.removeprefix(HEADING).strip() for line in wording.body.splitlines() if line.startswith(HEADING)}
    return PaperLetter(written.subject, tuple(_passages(written.text.rpartition(FOOT)[0], headings)), language)


def _passages(text: str, headings: set[str]) -> Iterator[Passage]:
    for paragraph in text.split("\n\n"):
        for is_list, group in groupby(paragraph.splitlines(), lambda line: line.startswith(BULLET)):
            lines = tuple(line.removeprefix(BULLET) if is_list else line for line in group)
            yield Passage(lines, is_list, is_heading=len(lines) == 1 and lines[0] in headings)
