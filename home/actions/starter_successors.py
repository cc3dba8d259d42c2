"""Brings an older starter site up to today: pages that kept a place become what belongs there, rungs get texts."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Locale, Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.models import StandardPage
from home.starter.words import RUNGS
from involvement.models import Rung

RUNG_TEXTS = ("fits_when", "example", "takes")  # what rungs have said since there is a road map


def only_kept_the_place(page: Page, kind: type[Page]) -> bool:
    """Tell whether this page is an untouched, ordinary one of the starter site, where one of this kind belongs.

    The starter site makes pages without a revision; whatever an editor does to a page's content leaves one.
    """
    is_ordinary = page.specific_class is StandardPage and kind is not StandardPage
    is_untouched = is_ordinary and page.live and page.latest_revision_id is None
    return is_untouched and bool(kind.can_exist_under(page.get_parent().specific_deferred))


def as_kind(page: Page, kind: type[Page]) -> Page:
    """Return the page as one of this kind, not live until it is filled in; its key, its place and links to it stay."""
    old = page.specific
    with disable_reference_index_auto_update():  # what other pages say of this one still holds
        Model.delete(old, keep_parents=True)
    old.pk = page.pk
    ReferenceIndex.remove_for_object(old)
    Page.objects.filter(pk=page.pk).update(content_type=ContentType.objects.get_for_model(kind), live=False)
    kind(page_ptr_id=page.pk).save_base(raw=True)  # only the row of the new kind; the page's own row is there
    found: Page = kind.objects.get(pk=page.pk)
    return found


def complete_rungs(locale: Locale) -> int:
    """Give the rungs of a ladder from before the road map what they lack, and return how many.

    Where only one of them says one of these things already, somebody has written them, and nothing is touched.
    """
    ours = {row["slug"]: row for row in RUNGS}
    rungs = list(Rung.objects.filter(locale=locale))
    if any(getattr(rung, name) for rung in rungs for name in RUNG_TEXTS):
        return 0
    known = [rung for rung in rungs if rung.slug in ours]
    for rung in known:
        for name in RUNG_TEXTS:
            setattr(rung, name, ours[rung.slug][name])
        rung.save(update_fields=RUNG_TEXTS)
    return len(known)
