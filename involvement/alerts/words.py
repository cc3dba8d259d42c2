"""Alerts in words: what each one asks for, and how often it writes."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from involvement.alerts.questions import Rhythm, filters_of
from involvement.filter_words import filters_in_words
from involvement.models import OpportunityAlert
from involvement.selectors import filter_vocabulary
from involvement.vocabulary import Vocabulary


def alerts_in_words(alerts: Iterable[OpportunityAlert], *, tells_search: bool = True) -> dict[int, str]:
    """Return what each of these asks for, by its number; needs `index_page` with each, and asks once a language."""
    vocabularies: dict[int, Vocabulary] = {}
    words = {}
    for alert in alerts:
        locale = alert.index_page.locale_id
        if locale not in vocabularies:
            vocabularies[locale] = filter_vocabulary(locale)
        filters = filters_of(alert, vocabularies[locale])
        words[alert.pk] = filters_in_words(filters, vocabularies[locale], tells_search=tells_search)
    return words


def alert_in_words(alert: OpportunityAlert, *, tells_search: bool = True) -> str:
    """Return what one alert asks for."""
    return alerts_in_words([alert], tells_search=tells_search)[alert.pk]


def rhythm_in_words(rhythm: str) -> str:
    """Return how often mail comes, as a sentence."""
    if rhythm == Rhythm.WEEKLY:
        return _("We write at most once a week, and only if there is something new.")
    return _("We write as soon as there is something new.")
