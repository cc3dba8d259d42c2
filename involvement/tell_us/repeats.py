"""Whether the same words, or the same form with other words, came before, and what that says."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from involvement.models import TellUsMessage
from involvement.tell_us.signs import Sign, letters_of

State = TellUsMessage.State
UNTOUCHED = (State.NEW, State.SET_ASIDE)
MOST_LOOKED_AT = 50
SHORT = 25  # letters: many people may write “Thank you”, and nobody else the same long story
OFTEN, OFTEN_IF_SHORT = 3, 6  # the same words so many times are from no person
MOST_USES_OF_A_FORM = 3  # somebody may go back in their browser and tell us something else


@dataclass(frozen=True)
class Earlier:
    """What came before a message: with the same words, and from the same form."""

    same_words: Sequence[TellUsMessage]
    same_form: Sequence[TellUsMessage]
    is_short: bool

    @property
    def is_sent_again(self) -> bool:
        """Tell whether this very form with these very words is there already: a double click."""
        return bool({message.pk for message in self.same_words} & {message.pk for message in self.same_form})

    @property
    def signs(self) -> set[Sign]:
        """Return what it says about a new message; words that a moderator let through once are trusted."""
        found = set()
        is_trusted = any(message.let_through_at for message in self.same_words)
        if self.same_words and not is_trusted and (not self.is_short or self.is_too_often or self._was_spam):
            found.add(Sign.REPEATED)
        if len(self.same_form) >= MOST_USES_OF_A_FORM:
            found.add(Sign.REPLAYED)
        return found

    @property
    def is_too_often(self) -> bool:
        """Tell whether one more makes it so many that also the first ones are from no person."""
        return len(self.same_words) + 1 >= (OFTEN_IF_SHORT if self.is_short else OFTEN)

    @property
    def _was_spam(self) -> bool:
        return any(message.state == State.SPAM for message in self.same_words)


def earlier_than(words: str, words_digest: str, form_digest: str) -> Earlier:
    """Return what came before a message with these digests; one query."""
    same = TellUsMessage.objects.filter(Q(words_digest=words_digest) | Q(form_digest=form_digest))
    shown = same.only("state", "signs", "let_through_at", "words_digest", "form_digest")
    found = list(shown.order_by("-pk")[:MOST_LOOKED_AT])
    return Earlier(
        same_words=[message for message in found if message.words_digest == words_digest],
        same_form=[message for message in found if message.form_digest == form_digest],
        is_short=len(letters_of(words)) < SHORT,
    )
