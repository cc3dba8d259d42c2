"""Which objectives and actions of the newest edition are looked at on a day."""

from datetime import date

from wagtail.models import Locale

from involvement.models import StrategyPromise
from involvement.tracker.remembered import tracker_in


def reviews_on(day: date) -> list[StrategyPromise]:
    """Return them in the order of the strategy; what the newest edition holds no more is left in peace."""
    threads = [each.thread for each in tracker_in(Locale.get_default().pk).followed]
    return list(StrategyPromise.objects.filter(thread__in=threads, next_review=day))
