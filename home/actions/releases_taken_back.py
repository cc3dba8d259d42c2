"""Remembers how pages were before a release set went live, and lets all of them be as they were, or none."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from core.models import User
from home.models import ReleaseItem, ReleaseSet
from home.releases.checking import NotReadyError
from home.releases.undoing import obstacles_of

TAKEN_BACK = "home.take_release_back"  # in the log


def remember_what_is_public(item: ReleaseItem, draft: Revision) -> None:
    """Keep what visitors read of this page now, word for word: the row may say more than the last revision."""
    page = item.page
    item.was_live = bool(page and page.live)
    item.before = _as_it_is(page, draft) if page and page.live else None
    item.save(update_fields=["was_live", "before"])


def take_release_back(release: ReleaseSet, by: User | None) -> ReleaseSet:
    """Let every page of a live set be as it was before; raises NotReadyError or ValidationError where one cannot.

    All of it is one transaction. The drafts of the set stay drafts, so that it can be mended and go live again; a
    second press does nothing.
    """
    with transaction.atomic():
        held = ReleaseSet.objects.select_for_update().get(pk=release.pk)
        if held.state != ReleaseSet.State.LIVE:
            return held
        if obstacles := obstacles_of(held, by):
            raise NotReadyError(obstacles)
        _bring_back(held, by)
        _take_down(held, by)
        held.state, held.released_at, held.released_by = ReleaseSet.State.OPEN, None, None
        held.goes_live_at = None  # that time is over: a plan left standing would go live at once
        held.taken_back_at, held.taken_back_by = timezone.now(), by
        held.save()
        log(instance=held, action=TAKEN_BACK, user=by, title=held.name)
        return held


def _bring_back(release: ReleaseSet, by: User | None) -> None:
    for key in release.items.filter(was_live=True).order_by("page__path").values_list("before", flat=True):
        Revision.objects.get(pk=key).publish(user=by)


def _take_down(release: ReleaseSet, by: User | None) -> None:
    below_first = release.items.filter(was_live=False).order_by("-page__path")
    for key in below_first.values_list("page", flat=True):
        Page.objects.get(pk=key).specific.unpublish(user=by)


def _as_it_is(page: Page, draft: Revision) -> Revision:
    """Return a revision of the row as it is, older than the draft, which stays the newest."""
    public = page.specific
    return Revision.objects.create(
        content_object=public,
        base_content_type=public.get_base_content_type(),
        created_at=draft.created_at - timedelta(microseconds=1),
        object_str=str(public),
        content=public.serializable_data(),
    )
