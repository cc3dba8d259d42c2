"""Whether a release set that went live can be taken back, page by page: asked before anything is changed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from core.models import User
from home.models import ReleaseItem, ReleaseSet
from home.permissions import can_release_page
from home.releases.checking import Gap, items_of
from home.releases.ties import ties_of

TIME_TO_TAKE_BACK = timedelta(days=1)  # a slip is seen within a day; what has stood longer others have built on


def can_be_taken_back_until(release: ReleaseSet) -> datetime | None:
    """Return the end of the time in which this set can be taken back; None where it is not live, or that is over."""
    if release.state != ReleaseSet.State.LIVE or release.released_at is None:
        return None
    until = release.released_at + TIME_TO_TAKE_BACK
    return until if timezone.now() < until else None


def obstacles_of(release: ReleaseSet, user: User | None) -> list[Gap]:
    """Return what keeps the pages of a live set from being as they were before, in the name of this member of staff."""
    if release.released_at is None or can_be_taken_back_until(release) is None:
        return [Gap(release.name, None, (_("It is not live, or it has been for more than a day."),))]
    items = items_of(release)
    ties = ties_of([item.page for item in items if item.page], release.released_at)
    above_others, planned = _above_others(items), _planned(items)
    found = ((item, (*_reasons(item, user, ties, above_others), *_plans(item, planned))) for item in items)
    return [Gap(item.title, item.page_id, reasons) for item, reasons in found if reasons]


def _reasons(item: ReleaseItem, user: User | None, ties: dict[int, list[str]], above_others: set[int]) -> Iterator[str]:
    page = item.page
    if page is None:
        yield _("This page was deleted since.")
        return
    yield from _standing(page, user)
    if not page.live or page.live_revision_id != item.revision_id:
        yield _("It was published again or taken down since.")
    if item.was_live is None or (item.was_live and item.before is None):
        yield _("How it was before is not kept any more.")
    if page.pk in above_others:
        yield _("A published page lies below it.")
    yield from ties.get(page.pk, [])


def _plans(item: ReleaseItem, planned: set[int]) -> Iterator[str]:
    if item.page_id in planned:
        yield _("A later version of it is planned. Take that plan back first.")


def _planned(items: list[ReleaseItem]) -> set[int]:
    """Return the numbers of the pages of which a version waits for its day: publishing another would drop the plan."""
    numbers = [str(item.page_id) for item in items if item.page_id]
    waiting = Revision.page_revisions.filter(object_id__in=numbers, approved_go_live_at__isnull=False)
    return {int(number) for number in waiting.order_by().values_list("object_id", flat=True)}


def _standing(page: Page, user: User | None) -> Iterator[str]:
    if not can_release_page(user, page):
        yield _("You may not publish this page.")
    lock = page.get_lock()
    if user and lock and lock.for_user(user):
        yield _("This page is locked.")


def _above_others(items: list[ReleaseItem]) -> set[int]:
    """Return the numbers of the pages that would be taken down although a published page lies below, from one query."""
    pages = [item.page for item in items if item.page and item.was_live is False]
    below = [Q(path__startswith=page.path, depth__gt=page.depth) for page in pages]
    if not below:
        return set()
    others = Page.objects.live().filter(reduce(or_, below)).exclude(pk__in=[page.pk for page in pages])
    paths = list(others.order_by().values_list("path", flat=True))
    return {page.pk for page in pages if any(path.startswith(page.path) for path in paths)}
