"""Tells what mail providers report to the action that acts on it."""

from typing import Any

from anymail.signals import tracking
from django.dispatch import receiver

from people.actions.suppression import hear
from people.delivery_reports import notice_of


@receiver(tracking)
def _provider_reported(event: Any, esp_name: str, **_kwargs: Any) -> None:
    if notice := notice_of(event, esp_name):
        hear(notice)
