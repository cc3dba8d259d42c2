"""The pages that somebody may edit, as rows of a report."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from core.apps import our_apps
from core.models import BasePage, User
from core.page_facts import kind_of


@dataclass(frozen=True)
class PageRow:
    """One page in a report."""

    number: int
    title: str
    kind: str
    is_live: bool

    @property
    def edit_url(self) -> str:
        """Return where it is mended."""
        return reverse("wagtailadmin_pages:edit", args=[self.number])


@dataclass(frozen=True)
class Care:
    """Who looks after a page, and when somebody last read it."""

    owner: str
    last_reviewed: date | None
    due: date | None


def editable_pages(user: User) -> dict[int, PageRow]:
    """Return the pages that this member of staff may edit, by number; the root of all pages is none."""
    pages: QuerySet[Page] = page_permission_policy.instances_user_has_permission_for(user, "change")
    wanted = pages.filter(depth__gt=1).order_by("title", "pk")
    rows = wanted.only("pk", "title", "draft_title", "live", "content_type")
    return {page.pk: PageRow(page.pk, page.draft_title or page.title, kind_of(page), page.live) for page in rows}


def care_of_pages() -> dict[int, Care]:
    """Return who looks after each page, from one query for all types."""
    kinds = [model for config in our_apps() for model in config.get_models() if issubclass(model, BasePage)]
    rows = [kind.objects.order_by().values_list("pk", "owner_role", "last_reviewed", "review_due") for kind in kinds]
    found = rows[0].union(*rows[1:], all=True)
    return {pk: Care(owner, last_reviewed, due) for pk, owner, last_reviewed, due in found}
