"""Where what somebody let us use stands on this site: computed from Wagtail's index of references, never typed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, OuterRef, Q, Subquery, TextField
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex, Revision

from core.models import Contribution, CustomImage


@dataclass(frozen=True)
class Place:
    """One page that shows it."""

    page: Page
    language: str
    is_picture: bool

    @property
    def is_public(self) -> bool:
        """Tell whether visitors can open the page."""
        return bool(self.page.live and self.page.url)


@dataclass(frozen=True)
class Versions:
    """How many drafts and older versions of one page point at it; they show no more than the record allows."""

    title: str
    number: int
    newest: datetime


def places_of(contributions: Sequence[Contribution]) -> dict[int, list[Place]]:
    """Return for each contribution the pages that show it or one of its pictures; a fixed number of queries."""
    found = _references([each.pk for each in contributions])
    keys = {page for _owner, _kind, page in found}
    pages = {page.pk: page for page in Page.objects.filter(pk__in=keys).select_related("locale").order_by("path")}
    places: dict[int, list[Place]] = defaultdict(list)
    for page in pages.values():
        for owner, kind in sorted({(owner, kind) for owner, kind, number in found if number == page.pk}):
            places[owner].append(Place(page, page.locale.get_display_name(), kind == "picture"))
    return places


def _references(contributions: list[int]) -> set[tuple[int, str, int]]:
    """Return the contribution, what of it is shown, and the number of the page, in one query."""
    types = ContentType.objects.get_for_models(Contribution, CustomImage)
    record, picture = types[Contribution].pk, types[CustomImage].pk
    pictures = CustomImage.objects.filter(agreement__in=contributions).annotate(number=Cast("pk", CharField()))
    wanted = Q(to_content_type=record, to_object_id__in=[str(pk) for pk in contributions])
    wanted |= Q(to_content_type=picture, to_object_id__in=pictures.values("number"))
    owner = Subquery(pictures.filter(number=OuterRef("to_object_id")).values("agreement")[:1])
    on_pages = ReferenceIndex.objects.filter(wanted, base_content_type=ContentType.objects.get_for_model(Page))
    rows = on_pages.annotate(owner=owner).values_list("to_content_type", "to_object_id", "owner", "object_id")
    return {
        (owner, "picture", int(page)) if kind == picture else (int(number), "contribution", int(page))
        for kind, number, owner, page in rows.distinct()
    }


def versions_of(contribution: Contribution) -> list[Versions]:
    """Return how many drafts and older versions of pages point at it, read from what is stored of them."""
    pictures = contribution.pictures.values_list("pk", flat=True)
    # A value in JSON, or in JSON that stands as a text in JSON, as bodies of pages do.
    patterns = [rf'contribution\\*": {contribution.pk}[^0-9]']
    patterns += [rf'(image|picture|listing_image)\\*": {pk}[^0-9]' for pk in pictures]
    stored = Revision.objects.annotate(text=Cast("content", TextField())).filter(
        Q(*(Q(text__regex=pattern) for pattern in patterns), _connector=Q.OR),
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    return list(_by_page(stored.order_by("-created_at").values_list("object_id", "object_str", "created_at")))


def _by_page(rows: Iterable[tuple[str, str, datetime]]) -> Iterable[Versions]:
    by_page: dict[str, list[tuple[str, datetime]]] = defaultdict(list)
    for page, title, created_at in rows:
        by_page[page].append((title, created_at))
    for versions in by_page.values():
        title, newest = versions[0]
        yield Versions(title, len(versions), newest)
