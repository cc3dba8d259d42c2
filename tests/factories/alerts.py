"""Alerts for tests: asked for, confirmed, and opportunities that open after them."""

from datetime import datetime, timedelta
from typing import Any

from django.core import mail
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from involvement.actions.alert_letters import send_alerts
from involvement.actions.alerts import ask_for_alert
from involvement.alerts.questions import AlertName, question_of
from involvement.filters import OpportunityFilters
from involvement.models import OpportunityAlert, OpportunityIndexPage, OpportunityPage
from involvement.selectors import filter_vocabulary
from people.actions.consent import ensure_wordings
from people.actions.subscriptions import confirm_subscription
from people.guards import FormStamp
from people.models import ConsentWording, OutboxMessage, Person
from people.post.delivery import deliver_due_messages
from people.selectors import current_wording
from tests.factories.involvement import make_opportunity

AT_ONCE, WEEKLY = OpportunityAlert.Rhythm.AT_ONCE, OpportunityAlert.Rhythm.WEEKLY
EMAIL = "sam@example.com"


def alerts_wording() -> ConsentWording:
    """Return the words beside the box of the form."""
    ensure_wordings()
    wording = current_wording(ConsentWording.Purpose.ALERTS, "en")
    assert wording is not None
    return wording


def filters_from(page: OpportunityIndexPage, query: str) -> OpportunityFilters:
    """Return the filters of an address of the list."""
    return OpportunityFilters.from_query(QueryDict(query), filter_vocabulary(page.locale_id))


def ask(page: OpportunityIndexPage, query: str = "", *, email: str = EMAIL, rhythm: str = AT_ONCE) -> OpportunityAlert:
    """Ask for an alert and return it, not confirmed yet."""
    filters = filters_from(page, query)
    ask_for_alert(page, filters, rhythm, email, "en", alerts_wording())
    return (
        OpportunityAlert.objects.select_related("person")
        .order_by("-asked_at", "-pk")
        .get(person__email=email, query=question_of(filters).query_string())
    )


def make_alert(page: OpportunityIndexPage, query: str = "", **asked: Any) -> OpportunityAlert:
    """Return an alert that is on since this moment."""
    alert = ask(page, query, **asked)
    assert confirm_subscription(alert.person, str(AlertName(alert.pk)))
    close_mail()
    return OpportunityAlert.objects.select_related("person").get(pk=alert.pk)


def close_mail() -> None:
    """Let all mail that is owed be over and long ago, and forget what was sent."""
    OutboxMessage.objects.filter(template="confirm_alert").delete()
    OutboxMessage.objects.filter(state=OutboxMessage.State.WAITING).update(state=OutboxMessage.State.SENT)
    mail.outbox.clear()


def open_one(page: OpportunityIndexPage, title: str = "Choose lamps", **values: Any) -> OpportunityPage:
    """Return an opportunity that opens a second from now, which is after every alert that is on by now."""
    published = values.pop("first_published_at", timezone.now() + timedelta(seconds=1))
    return make_opportunity(page, title=title, first_published_at=published, **values)


def told_now() -> list[tuple[str, list[str]]]:
    """Let the timer and the post run; returns to whom went which titles, in order."""
    mail.outbox.clear()
    send_alerts()
    deliver_due_messages()
    titles = list(OpportunityPage.objects.order_by("pk").values_list("title", flat=True))
    return [(message.to[0], [title for title in titles if title in message.body]) for message in mail.outbox]


def letters() -> int:
    """Return how many letters of alerts stand in the outbox, whatever became of them."""
    return OutboxMessage.objects.filter(template="opportunity_alert").count()


def form_values(**overrides: Any) -> dict[str, Any]:
    """Return the fields of a valid form; None leaves one out."""
    stamp = FormStamp(timezone.now() - timedelta(seconds=30), {"alerts": alerts_wording().pk}).signed()
    values = {"email": EMAIL, "rhythm": AT_ONCE.value, "agree": "on", "stamp": stamp} | overrides
    return {name: value for name, value in values.items() if value is not None}


def send_alert_form(client: Client, query: str = "", **overrides: Any) -> Any:
    """Send the form for these filters and return the answer."""
    return client.post(f"/opportunities/alert/?{query}", form_values(**overrides))


def make_people_with_alerts(
    page: OpportunityIndexPage, number: int, query: str = "", *, prefix: str = "reader"
) -> list[OpportunityAlert]:
    """Return alerts of this many people, on since this moment; {number} in the question becomes theirs."""
    now: datetime = timezone.now()
    people = Person.objects.bulk_create(
        [Person(email=f"{prefix}{each}@example.com", email_confirmed_at=now) for each in range(number)]
    )
    wording = alerts_wording()
    return OpportunityAlert.objects.bulk_create(
        [
            OpportunityAlert(
                person=person,
                index_page=page,
                query=query.format(number=number),
                wording=wording,
                is_on=True,
                on_since=now,
            )
            for number, person in enumerate(people)
        ]
    )
