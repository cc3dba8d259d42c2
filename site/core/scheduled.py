"""Publishing and unpublishing at the planned time: as Wagtail's own command, but one page never stops the others."""

import logging
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)


class SomeNotPublishedError(Exception):
    """Something was planned that cannot be public as it is; it stays planned, and the desk shows that it is late."""


def publish_what_is_due() -> int:
    """End and publish what is due, each in a transaction of its own; returns how many.

    Wagtail's command takes the time off a page before it finds that the page cannot be saved: it would never be tried
    again, and whatever stands behind it in the line would wait. Raises SomeNotPublishedError once the line is through.
    """
    now = timezone.now()
    ended = [each.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled") for each in _over(now)]
    due = list(Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at", "pk"))
    published = sum(_published(revision) for revision in due)
    if published < len(due):
        raise SomeNotPublishedError(f"{len(due) - published} of {len(due)}")
    return len(ended) + published


def _over(now: datetime) -> Iterator[Any]:
    drafts = (model for model in apps.get_models() if issubclass(model, DraftStateMixin))
    for model in (Page, *(model for model in drafts if not issubclass(model, Page))):
        yield from list(model._default_manager.filter(live=True, expire_at__lt=now).order_by("expire_at", "pk"))


def _published(revision: Revision) -> bool:
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except ValidationError:
        logger.exception("Something planned cannot be published", extra={"revision": revision.pk})
        return False
    return True
