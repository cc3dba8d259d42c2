"""The requests for formats that wait, what is asked of them in numbers, and what they owe."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.demand import Wanted, register_demand
from core.models import User
from involvement.loop.owed import Owed, OwedSource, register_owed
from involvement.models import FormatRequest, FormatWish
from involvement.owing import is_overdue
from involvement.permissions import can_view_formats

FORMATS = "formats"
ROUTE = "format_wishes:wish"
State = FormatWish.State
OPEN = (State.ASKED, State.PROMISED)


def wishes() -> QuerySet[FormatWish]:
    """Return what was asked for and confirmed, with how many people wait for it at this moment."""
    waits = Count("requests", filter=Q(requests__is_on=True))
    return FormatWish.objects.filter(asked__gt=0).select_related("page").annotate(waits=waits)


def open_wishes() -> QuerySet[FormatWish]:
    """Return those that somebody waits for, the one promised soonest first."""
    waiting = FormatRequest.objects.filter(wish=OuterRef("pk"), is_on=True)
    return FormatWish.objects.filter(Exists(waiting), state__in=OPEN).select_related("page").order_by("due_on", "pk")


def owed_formats(user: User | None, now: datetime) -> Iterator[Owed]:
    """Yield what people wait for and nobody has answered."""
    if user is not None and not can_view_formats(user):
        return
    for wish in open_wishes():
        yield Owed(
            source=FORMATS,
            key=wish.pk,
            what=_("Somebody asked for this page: %(format)s.") % {"format": wish.want.in_words()},
            title=wish.page.title if wish.page else _("A page that is not there any more"),
            url=reverse(ROUTE, args=[wish.pk]),
            owner="",
            since=wish.since,
            due=wish.due_on,
            is_late=is_overdue(wish.due_on, now),
        )


def demanded() -> dict[Wanted, int]:
    """Return how often each page was asked for in each language, in whatever format."""
    rows = FormatWish.objects.filter(page__isnull=False, asked__gt=0).order_by()
    counted = rows.values("page__translation_key", "language").annotate(number=Sum("asked"))
    return {(row["page__translation_key"], row["language"]): row["number"] for row in counted}


register_owed(OwedSource(FORMATS, gettext_lazy("Page in another format"), owed_formats))
register_demand(FORMATS, demanded)
