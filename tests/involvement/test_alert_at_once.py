"""Many at one moment, and workers that die midway: nobody becomes two, nothing is told twice and nothing is lost."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection, transaction
from django.utils import timezone

from involvement.actions.alert_letters import send_alerts
from involvement.actions.alerts import ask_for_alert
from involvement.alerts.questions import AlertName
from involvement.models import AlertedOpportunity, OpportunityAlert, OpportunityIndexPage
from people.actions.subscriptions import confirm_subscription, end_subscription
from people.models import ConsentEvent, OutboxMessage, Person
from people.post.delivery import deliver_due_messages
from tests.factories.alerts import (
    AT_ONCE,
    EMAIL,
    WEEKLY,
    alerts_wording,
    ask,
    filters_from,
    letters,
    make_alert,
    make_people_with_alerts,
    open_one,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def index(opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityIndexPage:
    """The list."""
    return opportunity_index


def at_once(jobs: list[Callable[[], Any]]) -> list[Any]:
    """Run all of these at one moment and return what each returned."""

    def run(job: Callable[[], Any]) -> Any:
        try:
            return job()
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=8) as pool:
        return list(pool.map(run, jobs))


def test_many_timers_at_once_tell_each_person_once(index: OpportunityIndexPage) -> None:
    make_people_with_alerts(index, 30)
    make_people_with_alerts(index, 10, "paid=yes", prefix="paid")
    for person in Person.objects.filter(email__startswith="reader"):  # a second alert that fits as well
        OpportunityAlert.objects.create(
            person=person,
            index_page=index,
            query="paid=yes",
            wording=alerts_wording(),
            is_on=True,
            on_since=timezone.now(),
        )
    for number in range(3):
        open_one(index, f"Choose mugs {number}")
    written = at_once([send_alerts] * 6)
    assert sum(written) == letters() == 40
    rows = Counter(AlertedOpportunity.objects.values_list("person", "page"))
    assert (len(rows), set(rows.values())) == (120, {1})
    assert set(AlertedOpportunity.objects.values_list("letter", flat=True)) == set(
        OutboxMessage.objects.filter(template="opportunity_alert").values_list("key", flat=True)
    )
    deliver_due_messages()
    assert Counter(message.to[0] for message in mail.outbox) == Counter(Person.objects.values_list("email", flat=True))


def test_a_round_that_dies_midway_has_told_nothing_and_the_next_one_tells_all(index: OpportunityIndexPage) -> None:
    make_people_with_alerts(index, 3)
    open_one(index)

    class Killed(BaseException):
        """As kill -9 ends a process: nothing of ours runs after it."""

    with pytest.raises(Killed), transaction.atomic():
        assert send_alerts() == 3
        raise Killed
    assert (AlertedOpportunity.objects.count(), letters()) == (0, 0)
    cache.clear()
    assert send_alerts() == 3
    deliver_due_messages()
    assert len(mail.outbox) == 3
    assert send_alerts() == 0


def test_the_same_form_many_times_at_once_is_one_of_each(index: OpportunityIndexPage) -> None:
    filters, wording = filters_from(index, "how=online"), alerts_wording()
    jobs: list[Callable[[], Any]] = [
        partial(ask_for_alert, index, filters, rhythm, EMAIL, "en", wording)
        for rhythm in (AT_ONCE, WEEKLY)
        for _ in range(8)
    ]
    at_once(jobs)
    counted = (Person.objects.count(), OpportunityAlert.objects.count(), OutboxMessage.objects.count())
    assert counted == (1, 1, 1)


def test_pressing_many_times_at_once_is_one_agreement(index: OpportunityIndexPage) -> None:
    alert = ask(index)
    pressed = at_once([partial(confirm_subscription, alert.person, str(AlertName(alert.pk)))] * 8)
    assert sorted(pressed) == [False] * 7 + [True]
    assert ConsentEvent.objects.count() == 1


def test_stopping_while_letters_are_written_leaves_no_letter(index: OpportunityIndexPage) -> None:
    alerts = [make_alert(index, email=f"reader{number}@example.com") for number in range(6)]
    open_one(index)
    jobs: list[Callable[[], Any]] = [partial(end_subscription, each.person, str(AlertName(each.pk))) for each in alerts]
    at_once([*jobs[:3], send_alerts, *jobs[3:], send_alerts])
    deliver_due_messages()
    assert mail.outbox == []
    assert not OpportunityAlert.objects.filter(is_on=True).exists()
    assert ConsentEvent.objects.filter(decision="withdrawn").count() == 6
