"""Writes the public history of a story: what is new when it is published, and never twice."""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from involvement.models import StoryChange, StoryPage

_EMPTIED = {"update_note": "", "update_happened_on": None, "update_corrects": None}


@transaction.atomic
def write_history(page: StoryPage) -> StoryChange | None:
    """Add what this publication changes to the history, and empty the editor's boxes; None where nothing is new.

    The same news is not written again, so that a second run after a crash adds nothing.
    """
    Page.objects.select_for_update().filter(pk=page.pk).order_by().values_list("pk").first()  # one at a time
    last = StoryChange.objects.filter(page=page).order_by("pk").last()
    change = _new_change(page)
    is_new = last is None or (last.status, last.words) != (change.status, change.words or last.words)
    if is_new:
        change.save(force_insert=True)
    _empty_boxes(page)
    return change if is_new else None


def _new_change(page: StoryPage) -> StoryChange:
    change = StoryChange(page=page, status=page.status, words=page.update_note.strip())
    if page.update_happened_on and page.update_happened_on < timezone.localdate():
        change.happened_at = timezone.make_aware(datetime.combine(page.update_happened_on, time(12)))
    corrected = page.update_corrects
    if corrected and corrected.page_id == page.pk:
        change.corrects = corrected
    return change


def _empty_boxes(page: StoryPage) -> None:
    """Empty the boxes on the live page, and in the draft that the editor sees next where they say the same."""
    note = page.update_note
    if not note and not page.update_happened_on and not page.update_corrects_id:
        return
    StoryPage.objects.filter(pk=page.pk).update(**_EMPTIED)
    for field, value in _EMPTIED.items():
        setattr(page, field, value)
    for revision in Revision.objects.filter(pk__in=_shown_again(page)):
        if revision.content.get("update_note") == note:
            revision.content |= _EMPTIED
            revision.save(update_fields=["content"])


def _shown_again(page: StoryPage) -> list[int]:
    keys = (page.latest_revision_id, page.live_revision_id)
    return [key for key in keys if key]
