"""One story: what we said, what came of it, and how we know."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from core.in_language import page_in_language_read
from core.look.words import when_in_words
from core.selectors import organisation
from core.serving import page_context
from core.tongues.said import term_words
from involvement.models import StoryChange, StoryEvidence, StoryPage
from involvement.story_data import story_json_ld
from involvement.story_statuses import CheckAnswer, StoryStatus
from involvement.story_wording import StatusTag, due_words, line_of, reason_words


@dataclass(frozen=True)
class Entry:
    """One entry of the history, as the page shows it."""

    day: date
    tag: StatusTag
    words: str
    corrects: str


@page_context(StoryPage)
def story_page_context(page: StoryPage, request: HttpRequest) -> dict[str, Any]:
    """Gather everything the page shows."""
    changes = list(page.changes.select_related("corrects")) if page.pk else []
    return {
        "status_tag": StatusTag.of(page.status),
        "line": line_of(page.status, changes),
        "could_not": page.status == StoryStatus.COULD_NOT,
        "reason": reason_words(page),
        "did_heading": _did_heading(page),
        "due": due_words(page),
        "is_overdue": page.is_overdue,
        "evidence": _evidence(page),
        "checked": _checked_words(page),
        "came_from": _came_from(page, request),
        "themes": [term_words(theme, page) for theme in page.themes.all()],
        "history": [_entry(change) for change in reversed(changes)],
        "follow_url": f"{page.get_url(request)}follow/" if page.live else "",
        "list_url": (page.get_url(request) or "").removesuffix(f"{page.slug}/"),
        "json_ld": story_json_ld(page, organisation(request)) if page.live else None,
    }


def _evidence(page: StoryPage) -> list[StoryEvidence]:
    rows = page.evidence.all()
    if isinstance(rows, QuerySet):  # no query set in a preview
        rows = rows.select_related("document", "contribution").prefetch_related("contribution__texts")
    return [row for row in rows if row.is_there]


def _did_heading(page: StoryPage) -> str:
    headings = {StoryStatus.DONE: _("What we did"), StoryStatus.COULD_NOT: _("What we did instead")}
    return headings.get(StoryStatus(page.status), _("What we are doing"))


def _entry(change: StoryChange) -> Entry:
    corrected = _day(change.corrects) if change.corrects else None
    corrects = _("Corrects what we wrote on %(date)s") % {"date": when_in_words(corrected)} if corrected else ""
    return Entry(_day(change), StatusTag.of(change.status), change.words, corrects)


def _day(change: StoryChange) -> date:
    return timezone.localdate(change.happened_at)


def _checked_words(page: StoryPage) -> str:
    """Return with whom the story was checked and what they answered, nothing where nobody was asked."""
    if not page.checked_with or not page.checked_answer:
        return ""
    words = {
        CheckAnswer.AGREED: _("We asked %(group)s on %(date)s whether this is right. They agreed."),
        CheckAnswer.PARTLY: _("We asked %(group)s on %(date)s whether this is right. They agreed in part."),
        CheckAnswer.NOT_AGREED: _("We asked %(group)s on %(date)s whether this is right. They did not agree."),
    }
    facts = {"group": page.checked_with, "date": when_in_words(page.checked_on)}
    return words[CheckAnswer(page.checked_answer)] % facts


def _came_from(page: StoryPage, request: HttpRequest) -> dict[str, str]:
    """Return title and address of where it came from, while the public can read that."""
    source = page_in_language_read(page.came_from)
    url = source.get_url(request) if source and source.live else None
    return {"title": source.title, "url": url} if source and url else {}
