"""Tells what mail providers and Wagtail report to the actions that act on it."""

from typing import Any

from anymail.signals import tracking
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published

from people.actions.offers import fill_soon_after_publishing
from people.actions.suppression import hear
from people.delivery_reports import notice_of
from people.subjects import SignUpSubject


@receiver(tracking)
def _provider_reported(event: Any, esp_name: str, **_kwargs: Any) -> None:
    if notice := notice_of(event, esp_name):
        hear(notice)


@receiver(page_published)
def _page_published(instance: Page, **_event: Any) -> None:
    if isinstance(instance, SignUpSubject):  # there may be more places now, or places may be counted from now on
        fill_soon_after_publishing(instance)
