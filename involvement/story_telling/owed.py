"""Which changes of a story people must still be told of: those whose telling nobody has settled."""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Page

from involvement.models import StoryChange, StoryPage
from involvement.models.public_pages import PublicPageQuerySet
from involvement.story_telling.audience import STORY
from people.models import Mailing

STORY_CHANGED = "story_changed"  # the mail


@dataclass(frozen=True)
class OwedStory:
    """What people must be told of one story; `page` stands for its translations too."""

    page: StoryPage
    changes: tuple[StoryChange, ...]  # those nobody was told of, the oldest first

    @property
    def occasion(self) -> str:
        """Return what the last of the changes is called among all that people are told: told once."""
        return f"story-{self.page.pk}-{self.changes[-1].pk}"

    @property
    def details(self) -> dict[str, Any]:
        """Return which changes the mail tells of, as JSON."""
        until = max(change.recorded_at for change in self.changes)
        return {"changes": [change.pk for change in self.changes], "until": until.isoformat()}

    @property
    def since(self) -> datetime:
        """Return since when people wait."""
        return min(change.recorded_at for change in self.changes)

    @property
    def mark(self) -> str:
        """Return what is another one as soon as something else is owed, or the page says something else."""
        told = [self.occasion, self.details, str(self.page.last_published_at)]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]

    def mailing(self, note: str = "") -> Mailing:
        """Return the mail to all of them, not saved: for counting and for looking at it."""
        return Mailing(
            audience=STORY, page_id=self.page.pk, template=STORY_CHANGED, details=self.details | {"note": note}
        )


def owed_story(page: Page) -> OwedStory | None:
    """Return what people must still be told of this story, in whichever language; None for nothing."""
    story = stories_told_of().filter(translation_key=page.translation_key).first()
    changes = _untold().filter(page__translation_key=page.translation_key) if story else ()
    return OwedStory(story, tuple(changes)) if story and changes else None


def owed_stories(pages: QuerySet[StoryPage]) -> list[OwedStory]:
    """Return what is owed for any of these pages, the oldest first; asks the same whatever is owed."""
    untold: dict[UUID, list[StoryChange]] = defaultdict(list)
    for change in _untold().select_related("page"):
        untold[change.page.translation_key].append(change)
    found = stories_told_of().filter(pk__in=pages.values("pk"), translation_key__in=list(untold))
    owed = [OwedStory(page, tuple(untold[page.translation_key])) for page in found]
    return sorted(owed, key=lambda each: (each.since, each.page.pk))


def stories_told_of() -> PublicPageQuerySet:
    """Return the stories that people can be told of: everyone can read them, and they are no examples.

    Of a story and its translations the first that was written stands for all.
    """
    earlier = StoryPage.objects.live().filter(translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk"))
    found: PublicPageQuerySet = StoryPage.objects.for_everyone().filter(~Exists(earlier), is_example=False)
    return found


def stories_told(page: Page) -> QuerySet[Mailing]:
    """Return what people were told of this story and its translations, the newest first."""
    things = Page.objects.filter(translation_key=page.translation_key).values("pk")
    return Mailing.objects.filter(page__in=things, template=STORY_CHANGED).order_by("-pk")


def _untold() -> QuerySet[StoryChange]:
    return StoryChange.objects.filter(telling__isnull=False, telling__settled_at__isnull=True).order_by("pk")
