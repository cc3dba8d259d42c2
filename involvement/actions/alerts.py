"""Asking for an alert, and switching it on and off; nothing is on before the person has pressed our button."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from core.deadlocks import again_after_deadlock
from involvement.alerts.questions import AlertName, question_of
from involvement.filters import OpportunityFilters
from involvement.models import OpportunityAlert, OpportunityIndexPage
from people.actions.asking import ask_whether_wanted
from people.actions.consent import record_consent
from people.actions.people import person_with_address
from people.models import ConsentEvent, ConsentWording, Person
from people.subscriptions import Press

CONFIRM = "confirm_alert"


@again_after_deadlock
def ask_for_alert(
    index_page: OpportunityIndexPage,
    filters: OpportunityFilters,
    rhythm: str,
    email: str,
    language: str,
    wording: ConsentWording,
) -> None:
    """Keep the question and send one mail that asks whether it is theirs; the newest form wins until it is confirmed.

    One person an address, one alert a question, one mail an hour: the database's own constraints decide. What is on
    stays as it is, and nobody who watches can tell whether we knew the address.
    """
    now = timezone.now()
    with transaction.atomic():
        person = person_with_address(email, language)
        query = question_of(filters).query_string()
        alert = OpportunityAlert(
            person=person, index_page=index_page, query=query, rhythm=rhythm, wording=wording, asked_at=now
        )
        same = ["person", "index_page", "query"]
        OpportunityAlert.objects.bulk_create(
            [alert], update_conflicts=True, unique_fields=same, update_fields=["query"]
        )
        waiting = OpportunityAlert.objects.filter(pk=alert.pk, is_on=False)
        waiting.update(rhythm=rhythm, wording=wording, asked_at=now)
        alert.refresh_from_db()
        _ask_to_confirm(alert, person, rhythm, now)


def _ask_to_confirm(alert: OpportunityAlert, person: Person, rhythm: str, now: datetime) -> None:
    is_change = alert.is_on and alert.rhythm != rhythm
    name = AlertName(alert.pk, rhythm if is_change else "")
    ask_whether_wanted(person, CONFIRM, thing=str(AlertName(alert.pk)), subscription=str(name), now=now)


def switch_alert(person: Person, press: Press) -> bool:
    """Switch one alert on or off; must run in a transaction that holds the person's row.

    The ledger says that they agreed each time one goes on, and that they took it back once none is on any more.
    """
    named = AlertName.read(press.name)
    alert = OpportunityAlert.objects.filter(pk=named.number, person=person).first() if named else None
    if named is None or alert is None:
        return False
    if press.is_on:
        _switch_on(alert, named, press)
    else:
        _switch_off(alert, press)
    return True


def _switch_on(alert: OpportunityAlert, named: AlertName, press: Press) -> None:
    alert.rhythm = named.rhythm or alert.rhythm
    if not alert.is_on:
        alert.is_on, alert.on_since, alert.ended_at, alert.looked_at = True, timezone.now(), None, None
        alert.wording = press.wording or alert.wording
        record_consent(alert.person, alert.wording, ConsentEvent.Decision.GIVEN, channel=press.channel)
    alert.save(update_fields=["rhythm", "is_on", "on_since", "ended_at", "looked_at", "wording"])


def _switch_off(alert: OpportunityAlert, press: Press) -> None:
    alert.is_on, alert.ended_at = False, timezone.now()
    alert.save(update_fields=["is_on", "ended_at"])
    if not OpportunityAlert.objects.filter(person=alert.person_id, is_on=True).exists():
        record_consent(alert.person, alert.wording, ConsentEvent.Decision.WITHDRAWN, channel=press.channel)
