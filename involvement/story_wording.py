"""The facts of a story in short plain words, the same on cards, on the page, in the feed and in the admin."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.look.words import when_in_words
from involvement.models import StoryChange, StoryPage
from involvement.story_statuses import STEPS, CouldNotReason, StoryStatus

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# Colours of the NHS tag component; the word carries the meaning, the colour only helps.
_TAG_COLOURS = {
    StoryStatus.HEARD: "blue",
    StoryStatus.LOOKING: "purple",
    StoryStatus.DOING: "orange",
    StoryStatus.DONE: "green",
    StoryStatus.COULD_NOT: "red",
    StoryStatus.PAUSED: "grey",
}


@dataclass(frozen=True)
class StatusTag:
    """A status as the NHS tag component shows it."""

    text: str
    colour: str

    @classmethod
    def of(cls, status: str) -> "StatusTag":
        """Return the tag of this status."""
        known = StoryStatus(status)
        return cls(str(known.label), _TAG_COLOURS[known])


@dataclass(frozen=True)
class Step:
    """One step of the line from heard to done, and whether the story has come so far."""

    label: "StrOrPromise"
    is_behind: bool
    is_here: bool

    @property
    def words(self) -> str:
        """Return the same in words, for those who do not see colours or signs."""
        if self.is_here:
            return _("we are here")
        return _("behind us") if self.is_behind else _("still to come")


def line_of(status: str, changes: Sequence[StoryChange] = ()) -> list[Step]:
    """Return the line; a story that is paused or could not be done ends it with that word, where it had come to."""
    known = StoryStatus(status)
    if known in STEPS:
        here = STEPS.index(known)
        return [Step(step.label, place < here, place == here) for place, step in enumerate(STEPS)]
    reached = _reached(changes)
    behind = [Step(step.label, True, False) for step in STEPS[: reached + 1]]
    ahead = [Step(step.label, False, False) for step in STEPS[reached + 1 :]] if known == StoryStatus.PAUSED else []
    return [*behind, Step(known.label, False, True), *ahead]


def _reached(changes: Sequence[StoryChange]) -> int:
    places = {step.value: place for place, step in enumerate(STEPS[:-1])}
    return max((places[change.status] for change in changes if change.status in places), default=0)


def reason_words(page: StoryPage) -> str:
    """Return the reason class in words, nothing where there is none."""
    return str(CouldNotReason(page.could_not_reason).label) if page.could_not_reason else ""


def due_words(page: StoryPage, today: date | None = None) -> str:
    """Return when the next update is due, or that it is overdue; nothing for a story that has its answer."""
    if page.is_answered or page.next_update_due is None:
        return ""
    when = {"when": when_in_words(page.next_update_due)}
    if page.next_update_due < (today or timezone.localdate()):
        return _("We promised an update by %(when)s. It is overdue, and we are sorry.") % when
    return _("Next update by %(when)s") % when


def answer_in_short(page: StoryPage) -> str:
    """Return in one line of plain text what was done, or why not; for feeds and programs."""
    if page.status == StoryStatus.COULD_NOT:
        return f"{reason_words(page)}. {page.could_not_because}".strip()
    return in_plain_text(page.what_we_did)


def in_plain_text(html: str) -> str:
    """Return the words of a rich text in one line."""
    return " ".join(unescape(strip_tags(re.sub(r"</(p|li)>", " ", html))).split())


def stories_heading(number: int) -> str:
    """Return how many stories a list has found, such as "12 stories"."""
    if number == 0:
        return _("No stories found")
    return ngettext("%(count)d story", "%(count)d stories", number) % {"count": number}
