"""What is missing before a release set may go live: asked of every page, before anything of it is public."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Page

from core.models import User
from home.models import ReleaseItem, ReleaseSet
from home.permissions import can_release_page


@dataclass(frozen=True)
class Gap:
    """One page of a set that cannot go live, and why, in sentences."""

    title: str
    page_pk: int | None
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.title}: {' '.join(self.reasons)}"


class NotReadyError(Exception):
    """Something is missing, so nothing has gone live."""

    def __init__(self, gaps: list[Gap]) -> None:
        super().__init__("; ".join(map(str, gaps)))
        self.gaps = gaps


def items_of(release: ReleaseSet) -> list[ReleaseItem]:
    """Return the pages of a set with their drafts, those nearer to the front page first."""
    return list(release.items.select_related("page__locale", "page__latest_revision", "revision", "before"))


def has_newer_draft(item: ReleaseItem) -> bool:
    """Tell whether somebody has changed the draft since it was taken in."""
    return bool(item.page and item.revision_id and item.page.latest_revision_id != item.revision_id)


def gaps_of(release: ReleaseSet, user: User | None) -> list[Gap]:
    """Return what keeps the pages of a set from going live now, in the name of this member of staff."""
    items = items_of(release)
    if not items:
        return [Gap(release.name, None, (_("There is no page in it yet."),))]
    found = ((item, tuple(_reasons(item, user))) for item in items)
    return [Gap(item.title, item.page_id, reasons) for item, reasons in found if reasons]


def _reasons(item: ReleaseItem, user: User | None) -> Iterator[str]:
    if item.page is None:
        yield _("This page was deleted. Take it out.")
        return
    if item.revision is None:
        yield _("The draft that was chosen is gone. Take in the newest draft.")
        return
    page: Page = item.revision.as_object()
    yield from _standing(page, user)
    yield from _times(page)
    yield from _what_is_missing(page)


def _standing(page: Page, user: User | None) -> Iterator[str]:
    if not can_release_page(user, page):
        yield _("You may not publish this page.")
    lock = page.get_lock()
    if user and lock and lock.for_user(user):
        yield _("This page is locked.")


def _times(page: Page) -> Iterator[str]:
    now = timezone.now()
    if page.go_live_at and page.go_live_at > now:
        yield _("It has a day of its own to go live. Take that out, then take in the newest draft.")
    if page.expire_at and page.expire_at <= now:
        yield _("The day on which it ends is over.")


def _what_is_missing(page: Page) -> Iterator[str]:
    """Ask the page as it would be asked when it is published; a draft may have gaps, a live page may not."""
    page.live = True
    try:
        page.full_clean()
    except ValidationError as error:
        yield from _in_words(page, error)
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            try:
                field.stream_block.clean(getattr(page, field.name))
            except ValidationError:
                yield _("%(field)s: a block is not finished.") % {"field": _label(page, field.name)}


def _in_words(page: Page, error: ValidationError) -> Iterator[str]:
    if not hasattr(error, "error_dict"):
        yield from error.messages
        return
    for name, messages in error.message_dict.items():
        label = "" if name == NON_FIELD_ERRORS else f"{_label(page, name)}: "
        yield from (f"{label}{message}" for message in messages)


def _label(page: Page, name: str) -> str:
    try:
        field = page._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    return str(capfirst(getattr(field, "verbose_name", name)))
