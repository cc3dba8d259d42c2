"""The few facts a list shows of pages of any type, from one query instead of one for each type."""

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Page

from core.models import BasePage


@dataclass(frozen=True)
class PageFacts:
    """What a list says of a page besides its title."""

    summary: str = ""
    is_example: bool = False


def facts_of(pages: Iterable[Page]) -> dict[int, PageFacts]:
    """Return the facts of these pages by their primary key; a page of a foreign type has none."""
    ids: dict[type[BasePage], list[int]] = {}
    for page in pages:
        kind = page.specific_class
        if kind is not None and issubclass(kind, BasePage):
            ids.setdefault(kind, []).append(page.pk)
    rows = [
        kind.objects.filter(pk__in=pks).order_by().values_list("pk", "summary", "is_example")
        for kind, pks in ids.items()
    ]
    if not rows:
        return {}
    found = rows[0].union(*rows[1:], all=True) if len(rows) > 1 else rows[0]
    return {pk: PageFacts(summary, is_example) for pk, summary, is_example in found}


def kind_of(page: Page) -> str:
    """Return what visitors call pages of this type, such as “Opportunity”."""
    kind = page.specific_class
    name = str(getattr(kind, "public_name", "") or (kind._meta.verbose_name if kind else ""))
    return name[:1].upper() + name[1:]
