"""What the strategy owes everybody: a look at each objective and action by the day that was promised."""

from collections.abc import Iterator
from datetime import datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.models import User
from involvement.loop.owed import Owed, OwedSource, register_owed
from involvement.permissions import can_review_strategy
from involvement.tracker.due_reviews import reviews_missed

REVIEWS = "strategy-reviews"


def reviews(user: User | None, now: datetime) -> Iterator[Owed]:
    """Yield what the newest edition promises and nobody has looked at in time."""
    if user is not None and not can_review_strategy(user):
        return
    for each in reviews_missed(timezone.localdate(now)):
        if each.next_review is None:
            continue
        yield Owed(
            source=REVIEWS,
            key=each.pk,
            what=_("Nobody looked in time at how far this is."),
            title=str(each),
            url=f"{reverse('strategy_review:index')}#{each.code}",
            owner=each.owner_role,
            since=timezone.make_aware(datetime.combine(each.next_review, time())),
            due=each.next_review,
            is_late=True,
        )


register_owed(OwedSource(REVIEWS, gettext_lazy("Review of the strategy"), reviews))
