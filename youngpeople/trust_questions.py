"""How far the trust is with each question of a forum: read from the story that answers it, never written by hand."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from core.in_language import in_language_read
from core.look.words import when_in_words
from involvement.models import StoryPage
from involvement.story_statuses import StoryStatus
from youngpeople.models import TrustQuestion, YoungPeoplesForumPage


class Answering(TextChoices):
    """How far an answer is, in the words of the page."""

    ASKED = "asked", gettext_lazy("Asked")
    LOOKING = "looking", gettext_lazy("Being looked into")
    ANSWERED = "answered", gettext_lazy("Answered")
    COULD_NOT = "could-not", gettext_lazy("We could not")


# Colours of the NHS tag component; the word carries the meaning, the colour only helps.
_COLOURS = {
    Answering.ASKED: "blue",
    Answering.LOOKING: "purple",
    Answering.ANSWERED: "green",
    Answering.COULD_NOT: "red",
}
_BY_STORY = {
    StoryStatus.HEARD: Answering.ASKED,
    StoryStatus.LOOKING: Answering.LOOKING,
    StoryStatus.DOING: Answering.LOOKING,
    StoryStatus.PAUSED: Answering.LOOKING,
    StoryStatus.DONE: Answering.ANSWERED,
    StoryStatus.COULD_NOT: Answering.COULD_NOT,
}
_OVER = (Answering.ANSWERED, Answering.COULD_NOT)


@dataclass(frozen=True)
class QuestionLine:
    """One question, as the page shows it."""

    words: str
    asked_on: date
    state: str
    colour: str
    promise: str  # by when the answer comes, or that it is late; nothing once it is there
    is_late: bool
    because: str
    is_example: bool
    story_title: str = ""
    story_url: str = ""


def questions_to_the_trust(page: YoungPeoplesForumPage, request: HttpRequest | None = None) -> list[QuestionLine]:
    """Return the questions of a forum, the newest first, in one query for the stories of all of them."""
    rows = sorted(page.trust_questions.all(), key=lambda row: (row.asked_on, row.pk or 0), reverse=True)
    chosen = {row.story_id for row in rows if row.story_id}
    # What the public cannot read is no answer yet.
    stories = {story.pk: story for story in StoryPage.objects.for_everyone().filter(pk__in=chosen)} if chosen else {}
    shown = in_language_read(stories.values())
    return [_line(row, stories.get(row.story_id), shown.get(row.story_id), request) for row in rows]


def answering_of(story: StoryPage | None) -> Answering:
    """Return how far a question is whose story this is."""
    return _BY_STORY[StoryStatus(story.status)] if story else Answering.ASKED


def _line(row: TrustQuestion, story: StoryPage | None, shown: Page | None, request: HttpRequest | None) -> QuestionLine:
    state = answering_of(story)
    is_late = state not in _OVER and row.answer_due is not None and row.answer_due < timezone.localdate()
    because = story.get_could_not_reason_display() if story and state == Answering.COULD_NOT else ""
    return QuestionLine(
        words=row.words,
        asked_on=row.asked_on,
        state=str(state.label),
        colour=_COLOURS[state],
        promise="" if state in _OVER else _promise(row.answer_due, is_late=is_late),
        is_late=is_late,
        because=because,
        is_example=row.is_example,
        story_title=shown.title if shown else "",
        story_url=(shown.get_url(request) or "") if shown else "",
    )


def _promise(due: date | None, *, is_late: bool) -> str:
    if due is None:
        return ""
    if is_late:
        return _("We promised an answer by %(day)s. We are late, and we are sorry.") % {"day": when_in_words(due)}
    return _("We promised an answer by %(day)s.") % {"day": when_in_words(due)}
