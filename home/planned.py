"""What goes live or ends by itself, and whether the timers that see to it run."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page, Revision

from core.models import Heartbeat
from core.timers import TICK

PATIENCE = timedelta(minutes=15)  # the timers run every minute; what is later than this did not happen


@dataclass(frozen=True)
class PlannedLine:
    """One thing with its time."""

    title: str
    at: datetime
    page_pk: int | None
    ends: bool
    is_late: bool


def late_publications(now: datetime) -> QuerySet[Revision]:
    """Return what should have gone live and has not."""
    return Revision.objects.filter(approved_go_live_at__lt=now - PATIENCE)


def late_ends(now: datetime) -> QuerySet[Page]:
    """Return the pages that should have ended and are still public."""
    return Page.objects.filter(live=True, expire_at__lt=now - PATIENCE)


def planned_lines(now: datetime) -> list[PlannedLine]:
    """Return everything with a time, the earliest first."""
    starts = Revision.objects.filter(approved_go_live_at__isnull=False).select_related("base_content_type")
    ends = Page.objects.filter(live=True, expire_at__isnull=False)
    lines = [_start(revision, now) for revision in starts]
    lines += [_end(page, now) for page in ends]
    return sorted(lines, key=lambda line: (line.at, line.title))


def timers_ran_at() -> datetime | None:
    """Return when the timers last ran to their end; None where they never have."""
    return Heartbeat.objects.filter(name=TICK).values_list("beat_at", flat=True).first()


def timers_rest(now: datetime | None = None) -> bool:
    """Tell whether the timers have not run for so long that nothing goes live by itself."""
    ran_at = timers_ran_at()
    return ran_at is None or (now or timezone.now()) - ran_at > PATIENCE


def _start(revision: Revision, now: datetime) -> PlannedLine:
    at: datetime = revision.approved_go_live_at
    is_page = revision.base_content_type.model_class() is Page
    return PlannedLine(
        revision.object_str, at, int(revision.object_id) if is_page else None, ends=False, is_late=at < now - PATIENCE
    )


def _end(page: Page, now: datetime) -> PlannedLine:
    return PlannedLine(page.get_admin_display_title(), page.expire_at, page.pk, True, page.expire_at < now - PATIENCE)
