"""Tells the lists' indexes, stories' history and what people have been told when Wagtail or Django report a change."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from involvement.actions.progress import follow_strategy
from involvement.actions.story_telling import note_story
from involvement.actions.telling import note_publication
from involvement.finding.remembered import forget_index
from involvement.finding.stories import forget_story_index
from involvement.models import (
    ActionEvidence,
    OpportunityPage,
    ProgressPage,
    ProgressUpdate,
    StoryChange,
    StoryPage,
    StrategyPage,
    StrategyPromise,
    TellUsSettings,
    TrackerSettings,
)
from involvement.tell_us.known import forget_known
from involvement.tracker.remembered import forget_tracker

_TAGGED = (OpportunityPage.audiences.through, OpportunityPage.themes.through)
_OF_THE_STRATEGY = (StrategyPage, StrategyPromise, ProgressUpdate, ActionEvidence, ProgressPage, TrackerSettings)
_OF_STORIES = (StoryPage, StoryChange, StoryPage.themes.through)


@receiver([page_published, page_unpublished, post_page_move])
def _page_changed(sender: type[Page], **_event: Any) -> None:
    forget_index()  # whichever page it was: an opportunity may hang below one that moved or went
    forget_story_index()
    forget_tracker()  # any page may be evidence


@receiver(page_published)
def _page_published(sender: type[Page], instance: Page, **_event: Any) -> None:
    if isinstance(instance, OpportunityPage):
        note_publication(instance)


@receiver([post_save, post_delete])
def _row_changed(instance: Model, **_event: Any) -> None:
    if isinstance(instance, (OpportunityPage, PageViewRestriction, *_TAGGED)):
        forget_index()
    if isinstance(instance, (PageViewRestriction, *_OF_STORIES)):
        forget_story_index()
    if isinstance(instance, (PageViewRestriction, *_OF_THE_STRATEGY)):
        forget_tracker()
    if isinstance(instance, TellUsSettings):
        forget_known()


@receiver(m2m_changed)
def _tags_changed(sender: type[Model], **_event: Any) -> None:
    if sender in _TAGGED:
        forget_index()
    if sender in _OF_STORIES:
        forget_story_index()


@receiver(page_published, sender=StoryPage)
def _story_published(instance: StoryPage, **_event: Any) -> None:
    if instance.live:  # the signal comes also where a later time of publication was only set
        note_story(instance)


@receiver(page_published, sender=StrategyPage)
def _strategy_published(instance: StrategyPage, **_event: Any) -> None:
    if instance.live:
        follow_strategy(instance)
        forget_tracker()  # rows that came many at once told nobody
