"""Alerts among what a person can switch on and off."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

import involvement.tell_us_subscriptions  # noqa: F401  importing registers
from involvement.actions.alerts import switch_alert
from involvement.alerts.questions import ALERT, AlertName
from involvement.alerts.words import alert_in_words, alerts_in_words, rhythm_in_words
from involvement.models import OpportunityAlert
from people.guardianship import people_who_wait_for_a_guardian
from people.models import ConsentWording, Person
from people.selectors import current_wording
from people.subscriptions import Subscription, SubscriptionKind, register_kind


def _of_person(person: Person) -> list[Subscription]:
    """Return the alerts that a person has confirmed, those that ended too."""
    confirmed = OpportunityAlert.objects.filter(person=person, on_since__isnull=False)
    alerts = list(confirmed.select_related("index_page", "wording", "person").order_by("asked_at", "pk"))
    words = alerts_in_words(alerts)
    return [_subscription(alert, AlertName(alert.pk), words[alert.pk]) for alert in alerts]


def _one(person: Person, name: str) -> Subscription | None:
    named = AlertName.read(name)
    whole = OpportunityAlert.objects.select_related("index_page", "wording", "person")
    alert = whole.filter(pk=named.number, person=person).first() if named else None
    return _subscription(alert, named, alert_in_words(alert)) if named and alert else None


def _subscription(alert: OpportunityAlert, named: AlertName, words: str) -> Subscription:
    rhythm = named.rhythm or alert.rhythm
    return Subscription(
        name=str(named),
        label=_("New ways to take part: %(filters)s") % {"filters": words},
        description=rhythm_in_words(rhythm),
        is_on=alert.is_on and rhythm == alert.rhythm,
        wording=_wording(alert),
    )


def _wording(alert: OpportunityAlert) -> ConsentWording | None:
    """Return what they agreed to, or have read in the form and not confirmed; else what agreeing again would mean."""
    has_ended = alert.ended_at is not None and alert.ended_at >= alert.asked_at
    if alert.is_on or not has_ended:
        return alert.wording
    return current_wording(ConsentWording.Purpose.ALERTS, alert.person.language)


def _readers(people: Sequence[Person], name: str) -> set[int]:
    on = OpportunityAlert.objects.filter(is_on=True, person__in=[person.pk for person in people])
    if name != ALERT:
        named = AlertName.read(name)
        on = on.filter(pk=named.number if named else 0)
    waiting = people_who_wait_for_a_guardian().values("pk")
    return set(on.exclude(person__in=waiting).values_list("person", flat=True))


register_kind(SubscriptionKind(prefix=ALERT, of_person=_of_person, switch=switch_alert, one=_one, readers=_readers))
