"""Tells what Wagtail and Django report about meetings and papers to the actions that must know."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import page_published

from network.actions.papers import forget_file
from network.actions.telling import note_publication
from network.models import MeetingPage, MeetingPaper


@receiver(page_published, sender=MeetingPage)
def _meeting_published(instance: MeetingPage, **_event: Any) -> None:
    note_publication(instance)


@receiver(post_delete, sender=MeetingPaper)
def _paper_deleted(instance: MeetingPaper, **_event: Any) -> None:
    forget_file(instance)
