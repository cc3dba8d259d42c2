"""When a thing people signed up for is over, and until when what they told for it is kept."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from people.models import SignUp
from people.subjects import SignUpSubject

OVER = (SignUp.State.LEFT, SignUp.State.DECLINED)


def last_day_of(page: Page) -> date | None:
    """Return the day after which nobody needs the answers for taking part; None while it goes on.

    A page that tells no such day is over on the day on which it was last taken off the site.
    """
    ends_on = page.sign_up_briefing().ends_on if isinstance(page, SignUpSubject) else None
    if ends_on or page.live:
        return ends_on
    taken_off = PageLogEntry.objects.filter(page=page.pk, action="wagtail.unpublish").aggregate(at=Max("timestamp"))[
        "at"
    ]
    return timezone.localdate(taken_off) if taken_off else None


def months_of(page: Page) -> int | None:
    """Return for how many months after its end a page promises to keep answers, None where it leaves that open."""
    return page.sign_up_briefing().keep_months if isinstance(page, SignUpSubject) else None


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def pages_over(sign_ups: QuerySet[SignUp], moment: datetime, days: int, *, as_promised: bool = False) -> list[int]:
    """Return the pages of these sign-ups whose end was more than so many days ago.

    `as_promised`: what a page itself promises in months counts instead, where it does.
    """
    pages = Page.objects.filter(pk__in=sign_ups.order_by().values("page"))
    return [page.pk for page in _specific(pages) if _is_over(page, timezone.localdate(moment), days, as_promised)]


def sign_ups_over(moment: datetime, days: int) -> QuerySet[SignUp]:
    """Return the sign-ups of people who left or were told no more than so many days ago."""
    last_change = Coalesce(Max("events__happened_at"), "confirmed_at", "created_at")
    ended = SignUp.objects.filter(state__in=OVER).annotate(last_change=last_change)
    return ended.filter(last_change__lt=moment - timedelta(days=days))


def either(first: Q, rows: QuerySet[SignUp]) -> Q:
    """Return the condition for rows that meet the first condition or are among the second."""
    return first | Q(pk__in=rows.order_by().values("pk"))


def _specific(pages: Any) -> Iterable[Page]:
    found: Iterable[Page] = pages.specific()  # a page whose type is gone stays a plain page
    return found


def _is_over(page: Page, today: date, days: int, as_promised: bool) -> bool:
    last_day = last_day_of(page)
    if last_day is None:
        return False
    months = months_of(page) if as_promised else None
    kept_until = last_day + timedelta(days=days) if months is None else months_after(last_day, months)
    return kept_until < today
