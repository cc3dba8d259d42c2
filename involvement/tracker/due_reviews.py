"""Which objectives and actions of the newest edition are looked at on a day, or should have been before it."""

from datetime import date

from django.db.models import QuerySet
from wagtail.models import Locale

from involvement.models import StrategyPromise
from involvement.tracker.remembered import tracker_in


def reviews_on(day: date) -> list[StrategyPromise]:
    """Return them in the order of the strategy; what the newest edition holds no more is left in peace."""
    return _followed(StrategyPromise.objects.filter(next_review=day))


def reviews_missed(today: date) -> list[StrategyPromise]:
    """Return those whose day is over, in the order of the strategy; one query where there are none."""
    return _followed(StrategyPromise.objects.filter(next_review__lt=today))


def _followed(promises: QuerySet[StrategyPromise]) -> list[StrategyPromise]:
    found = list(promises)
    if not found:
        return []
    threads = {each.thread for each in tracker_in(Locale.get_default().pk).followed}
    return [each for each in found if str(each.thread) in threads]
