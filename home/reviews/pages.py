"""Public pages whose review is due, or that nobody looks after: of every kind, in one query."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from wagtail.models import get_page_models
from wagtail.permissions import page_permission_policy

from core.models import BasePage, User
from core.selectors import organisation

_FACTS = ("pk", "title", "owner_role", "last_reviewed", "review_due", "is_example")
NOBODY = Q(owner_role="")
SOON, OVERDUE, WITHOUT_OWNER = "soon", "overdue", "nobody"  # in the address of the list


@dataclass(frozen=True)
class ReviewLine:
    """One page: who looks after it, when somebody last read it, and by when somebody must."""

    pk: int
    title: str
    owner: str
    last_reviewed: date | None
    review_due: date | None
    is_example: bool


def overdue() -> Q:
    """Return the condition that the day of the review is over."""
    return Q(review_due__lt=timezone.localdate())


def soon() -> Q:
    """Return the condition that the review is due within the days the trust has set, and not overdue."""
    today = timezone.localdate()
    return Q(review_due__range=(today, today + timedelta(days=organisation().review_reminder_days)))


def pages_where(condition: Q, user: User | None = None) -> list[ReviewLine]:
    """Return the public pages of which this is true, the most urgent first; for staff only those they may edit."""
    rows = _rows(condition, user)
    lines = (ReviewLine(*row) for row in rows)
    return sorted(lines, key=lambda line: (line.review_due or date.max, line.title, line.pk))


def number_where(condition: Q, user: User) -> int:
    """Return how many these are."""
    return int(_rows(condition, user).count())


def _rows(condition: Q, user: User | None) -> Any:
    parts = [_part(kind, condition, user) for kind in get_page_models() if issubclass(kind, BasePage)]
    return parts[0].union(*parts[1:], all=True)


def _part(kind: type[BasePage], condition: Q, user: User | None) -> Any:
    pages = kind.objects.filter(condition, live=True, alias_of__isnull=True).order_by()
    if user:
        allowed = page_permission_policy.instances_user_has_permission_for(user, "change").order_by()
        pages = pages.filter(pk__in=allowed.values("pk"))
    return pages.values_list(*_FACTS)
