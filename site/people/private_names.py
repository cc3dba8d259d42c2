"""What a person's own pages call a thing: its title, or something neutral where that would tell about their health."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from wagtail.models import Page

from core.tongues.said import Said


@dataclass(frozen=True)
class Named:
    """A page as own pages name it; without an address where that would tell too much, or where there is none."""

    title: str
    url: str


def named(page: Page) -> Named:
    """Return how own pages name this page."""
    return named_pages([page])[page.pk]


def is_private(page: Page) -> bool:
    """Tell whether the title of this page would tell something about who belongs to it."""
    return bool(_neutral_names([page]))


def named_pages(pages: Collection[Page]) -> dict[int, Named]:
    """Return how own pages name these pages; one query for each kind among them that can be private."""
    neutral = _neutral_names(pages)
    return {page.pk: Named(neutral[page.pk], "") if page.pk in neutral else _open(page) for page in pages}


def _open(page: Page) -> Named:
    return Named(Said(page.title, page.locale.language_code), (page.url or "") if page.live else "")


def _neutral_names(pages: Collection[Page]) -> dict[int, str]:
    numbers: dict[type[Page], list[int]] = defaultdict(list)
    for page in pages:
        if hasattr(page.specific_class, "private_name"):
            numbers[page.specific_class].append(page.pk)
    found = (page for kind, keys in numbers.items() for page in kind.objects.filter(pk__in=keys))
    return {page.pk: page.private_name for page in found if page.private_name}
