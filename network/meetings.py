"""Reads about meetings: of a group, by their keys, in whichever language somebody reads."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Length, Substr
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page

from network.membership import in_language
from network.models import MeetingPage

MOST_OVER = 24  # meetings that are over, in the members' area
CALENDAR_LOOKS_BACK = timedelta(days=365)
MOST_EVENTS = 500  # in one calendar
MOST_SHOWN = 6  # meetings ahead, on a group's public page


def meetings_below(groups: list[Page]) -> QuerySet[MeetingPage]:
    """Return the live meetings of these groups, in every language."""
    if not groups:
        return MeetingPage.objects.none()
    keys = [group.translation_key for group in groups]
    same = Page.objects.live().filter(translation_key__in=keys).values("path")
    above = Substr("path", 1, Length("path") - Page.steplen)
    found = MeetingPage.objects.live().annotate(group_path=above).filter(group_path__in=same)
    return found.select_related("locale", "telling")


def meetings_ahead(groups: list[Page], language: str, now: datetime) -> list[MeetingPage]:
    """Return what is still to come, the next first; what was called off too, until its day is over."""
    ahead = meetings_below(groups).filter(ends_at__gt=now)
    return sorted(in_language(ahead, language), key=lambda meeting: (meeting.starts_at, meeting.pk))


def public_meetings(group: Page) -> list[MeetingPage]:
    """Return the next meetings as a group's public page lists them; one query."""
    if not group.pk:
        return []
    return meetings_ahead([group], get_language() or settings.LANGUAGE_CODE, timezone.now())[:MOST_SHOWN]


def meetings_over(group: Page, language: str, now: datetime) -> list[MeetingPage]:
    """Return the last meetings that took place, the newest first."""
    over = meetings_below([group]).filter(ends_at__lte=now, cancelled_at__isnull=True).order_by("-starts_at", "pk")
    shown = in_language(over[: 2 * MOST_OVER], language)
    return sorted(shown, key=lambda meeting: (meeting.starts_at, meeting.pk), reverse=True)[:MOST_OVER]


def meetings_that_took_place(group: Page, now: datetime) -> QuerySet[MeetingPage]:
    """Return every meeting of a group that is over, of several translations the first, the newest first."""
    below = meetings_below([group]).values("translation_key")
    over = leading_meetings().filter(translation_key__in=below, ends_at__lte=now, cancelled_at__isnull=True)
    return over.filter(is_example=False).order_by("-starts_at", "pk")


def meeting_with(key: UUID, group: Page, language: str) -> MeetingPage | None:
    """Return the live meeting of this group with this key; None where another group has it, or nobody."""
    return next(iter(in_language(meetings_below([group]).filter(translation_key=key), language)), None)


def leading_meeting(meeting: MeetingPage) -> MeetingPage:
    """Return the first of a meeting and its translations: papers and what members were told hang on it."""
    same = MeetingPage.objects.filter(translation_key=meeting.translation_key)
    return same.select_related("telling", "locale").order_by("pk")[0]


def leading_meetings() -> QuerySet[MeetingPage]:
    """Return the live meetings, of several translations only the first."""
    earlier = MeetingPage.objects.filter(translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk"))
    return MeetingPage.objects.live().filter(~Exists(earlier)).select_related("telling")


def group_of(meeting: MeetingPage) -> Page:
    """Return the group that a meeting belongs to, with its own fields."""
    group: Page = meeting.get_parent().specific
    return group


def recent_meetings(groups: list[Page], language: str, now: datetime) -> list[MeetingPage]:
    """Return what a calendar of these groups holds: what is ahead, called off or not, and the last year."""
    found = meetings_below(groups).filter(ends_at__gt=now - CALENDAR_LOOKS_BACK)
    return sorted(in_language(found, language), key=lambda meeting: (meeting.starts_at, meeting.pk))[-MOST_EVENTS:]


def group_by_meeting(meetings: list[MeetingPage], groups: list[Page]) -> list[tuple[MeetingPage, Page]]:
    """Return each meeting with its group, of whichever language the page is that it hangs below."""
    keys = [group.translation_key for group in groups]
    above = dict(Page.objects.filter(translation_key__in=keys).values_list("path", "translation_key"))
    by_key = {group.translation_key: group for group in groups}
    found = ((meeting, by_key.get(above.get(meeting.path[: -MeetingPage.steplen]))) for meeting in meetings)
    return [(meeting, group) for meeting, group in found if group]
