"""What becomes of alerts when two records of one person are joined: they move, and two with one question become one."""

from django.utils import timezone

from involvement.models import AlertedOpportunity, OpportunityAlert
from people.agreements import has_consent
from people.models import ConsentWording, Person


def join_alerts(stays: Person, goes: Person) -> None:
    """Give the alerts of the record that goes to the one that stays; all end where either record had said no.

    The ledger is joined before this, and in it a withdrawal is the last word.
    """
    kept = {_question(alert): alert for alert in OpportunityAlert.objects.filter(person=stays)}
    for alert in OpportunityAlert.objects.filter(person=goes):
        same = kept.get(_question(alert))
        if same is None:
            OpportunityAlert.objects.filter(pk=alert.pk).update(person=stays)
        else:
            _make_one(same, alert)
    if not has_consent(stays, ConsentWording.Purpose.ALERTS):
        on = OpportunityAlert.objects.filter(person=stays, is_on=True)
        on.update(is_on=False, ended_at=timezone.now())


def join_what_was_told(stays: Person, goes: Person) -> None:
    """Let the record that stays know what the other was told of, each opportunity once."""
    known = AlertedOpportunity.objects.filter(person=stays).values("page")
    AlertedOpportunity.objects.filter(person=goes).exclude(page__in=list(known.values_list("page", flat=True))).update(
        person=stays
    )


def _question(alert: OpportunityAlert) -> tuple[int, str]:
    return alert.index_page_id, alert.query


def _make_one(keeps: OpportunityAlert, gives: OpportunityAlert) -> None:
    """Keep one alert of two with the same question: on if either was, since the first of them was."""
    further = gives if gives.is_on and not keeps.is_on else keeps
    for name in ("rhythm", "wording_id", "is_on", "ended_at", "looked_at"):
        setattr(keeps, name, getattr(further, name))
    keeps.asked_at = max(keeps.asked_at, gives.asked_at)
    same = [alert.on_since for alert in (keeps, gives) if alert.on_since and alert.is_on == further.is_on]
    keeps.on_since = min(same, default=further.on_since)
    keeps.save()
    AlertedOpportunity.objects.filter(alert=gives).update(alert=keeps)
