"""Gathers pages into a release set, and lets them go live together."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from core.models import User
from home.actions.releases_taken_back import remember_what_is_public
from home.models import ReleaseItem, ReleaseSet
from home.permissions import can_release_page
from home.releases.checking import NotReadyError, gaps_of
from home.releases.due import due_sets

logger = logging.getLogger(__name__)

RELEASED = "home.release"  # in the log
State = ReleaseSet.State


def begin_release(name: str, by: User) -> ReleaseSet:
    """Make an empty set."""
    return ReleaseSet.objects.create(name=name, made_by=by)


def begin_with(name: str, pages: Iterable[Page], by: User) -> tuple[ReleaseSet, list[Page]]:
    """Make a set of these pages, and return it with those that were taken; where there is none, none is made."""
    with transaction.atomic():
        release = begin_release(name, by)
        taken = put_in(release, pages, by)
        if not taken:
            release.delete()
    return release, taken


def arrange(release: ReleaseSet, name: str, goes_live_at: datetime | None) -> None:
    """Change name and time; a new time must be planned anew."""
    with transaction.atomic():
        if held := _held_open(release):
            held.name, held.goes_live_at = name, goes_live_at
            held.save()


def put_in(release: ReleaseSet, pages: Iterable[Page], by: User) -> list[Page]:
    """Take the newest draft of each page into the set; returns those that were taken.

    Left out is what has nothing new, and what this member of staff may not publish.
    """
    with transaction.atomic():
        if not (held := _held_open(release)):
            return []
        taken = [(page, revision) for page in pages if (revision := _draft_of(page, by))]
        for page, revision in taken:
            values = {"revision": revision, "title": page.get_admin_display_title()}
            ReleaseItem.objects.update_or_create(release=held, page=page, defaults=values)
        held.save()
    return [page for page, _revision in taken]


def take_out(release: ReleaseSet, item_pk: int) -> None:
    """Take one page out of the set; the page itself stays as it is."""
    with transaction.atomic():
        if held := _held_open(release):
            held.items.filter(pk=item_pk).delete()
            held.save()


def plan(release: ReleaseSet, by: User) -> None:
    """Let the set go live by itself at its time; raises NotReadyError where something is missing even now."""
    with transaction.atomic():
        held = ReleaseSet.objects.select_for_update().get(pk=release.pk)
        if held.state == State.LIVE or held.goes_live_at is None:
            return
        if gaps := gaps_of(held, by):
            raise NotReadyError(gaps)
        held.state, held.refusal, held.released_by = State.SCHEDULED, "", by
        held.save()


def take_back(release: ReleaseSet) -> None:
    """Let a planned set wait again; the time stays written."""
    with transaction.atomic():
        if held := _held_open(release):
            held.save()


def release_now(release: ReleaseSet, by: User | None) -> ReleaseSet:
    """Let every page of the set go live, or none; raises NotReadyError or ValidationError where something is missing.

    All of it is one transaction: caches, search and mails hear of it when it holds, and a second press does nothing.
    """
    with transaction.atomic():
        held = ReleaseSet.objects.select_for_update().get(pk=release.pk)
        if held.state == State.LIVE:
            return held
        if gaps := gaps_of(held, by):
            raise NotReadyError(gaps)
        began = timezone.now()  # what the pages write down while they go live has come of this set, too
        for key in list(held.items.order_by("page__path").values_list("pk", flat=True)):
            # Read one by one: the page above may just have changed the addresses of those below.
            item = ReleaseItem.objects.select_related("page").get(pk=key)
            draft = Revision.objects.get(pk=item.revision_id)
            remember_what_is_public(item, draft)
            draft.publish(user=by)
        held.state, held.refusal, held.released_by, held.released_at = State.LIVE, "", by, began
        held.save()
        log(instance=held, action=RELEASED, user=by, title=held.name)
        return held


def release_what_is_due() -> int:
    """Let the sets go live whose time has come; one that cannot is stopped and says why. Returns how many are live."""
    return sum(_released(release) for release in due_sets(timezone.now()).select_related("released_by"))


def _released(release: ReleaseSet) -> bool:
    try:
        release_now(release, release.released_by)
    except NotReadyError as refusal:
        _stop(release, "\n".join(map(str, refusal.gaps)))
    except ValidationError as refusal:
        _stop(release, "\n".join(refusal.messages))
    except (InterfaceError, OperationalError):  # the database was away: the next round tries again
        raise
    except Exception:  # whatever one page raises, the other sets must go live
        logger.exception("A release set failed", extra={"release": release.pk})
        _stop(release, _("Something went wrong. Nothing has gone live. Please try again, or ask for help."))
    else:
        return True
    return False


def _stop(release: ReleaseSet, why: str) -> None:
    ReleaseSet.objects.filter(pk=release.pk, state=State.SCHEDULED).update(state=State.REFUSED, refusal=why)


def _held_open(release: ReleaseSet) -> ReleaseSet | None:
    """Lock the set and open it again; None where it is live. Whoever changes a plan must make it anew."""
    held = ReleaseSet.objects.select_for_update().get(pk=release.pk)
    if held.state == State.LIVE:
        return None
    held.state, held.refusal, held.released_by = State.OPEN, "", None
    return held


def _draft_of(page: Page, by: User) -> Revision | None:
    """Return the newest draft of a page; None where it has nothing new, or is another's to publish."""
    if page.alias_of_id or not can_release_page(by, page):
        return None
    if page.live and not page.has_unpublished_changes:
        return None
    return page.latest_revision or page.specific.save_revision(user=by, log_action=False)
