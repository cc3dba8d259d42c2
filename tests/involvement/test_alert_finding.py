"""Looking for what is new costs no more for many alerts than for few, and nothing where nothing has opened."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale

from involvement.actions.alert_letters import send_alerts
from involvement.models import OpportunityAlert, OpportunityIndexPage, OpportunityPage
from tests.factories.alerts import close_mail, letters, make_alert, make_people_with_alerts, open_one
from tests.factories.involvement import make_opportunity

LOOKING = 20  # queries for one list and one chunk of alerts, the trust's facts among them: nothing is remembered
QUIET = 2  # is there anything that opened by the clock, and is anybody left over


def _asked(number: int) -> int:
    """Return how often a round that looks at this many alerts asks the database."""
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        assert send_alerts() == 0
    assert OpportunityAlert.objects.filter(looked_at__isnull=False).count() == number
    return len(asked)


def test_looking_through_many_costs_no_more_queries_than_through_few(
    opportunity_index: OpportunityIndexPage, organisation: object
) -> None:
    for number in range(3):
        open_one(opportunity_index, f"Choose mugs {number}")
    make_people_with_alerts(opportunity_index, 10, "how=online&q=lamps{number}")
    few = _asked(10)
    OpportunityAlert.objects.all().delete()
    make_people_with_alerts(opportunity_index, 400, "how=online&q=lamps{number}", prefix="more")
    assert _asked(400) == few <= LOOKING


def test_nothing_is_done_where_nothing_has_opened(
    opportunity_index: OpportunityIndexPage, organisation: object
) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        open_one(opportunity_index)
        make_people_with_alerts(opportunity_index, 5, "how=online")
        for _minute in range(12):
            clock.shift(timedelta(minutes=1))
            assert send_alerts() == 0
        before = list(OpportunityAlert.objects.values_list("looked_at", flat=True))
        clock.shift(timedelta(minutes=1))
        with CaptureQueriesContext(connection) as asked:
            assert send_alerts() == 0
        assert len(asked) <= QUIET, [query["sql"] for query in asked.captured_queries]
        assert list(OpportunityAlert.objects.values_list("looked_at", flat=True)) == before
        open_one(opportunity_index, "Choose mugs", online=True)
        clock.shift(timedelta(minutes=1))
        assert send_alerts() == 5


def test_a_round_looks_at_everything_once_an_hour(
    opportunity_index: OpportunityIndexPage, organisation: object
) -> None:
    """Also where nobody has reported a change, as when a suppression was lifted after a letter was called off."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        make_alert(opportunity_index, "how=online")
        for _minute in range(13):
            clock.shift(timedelta(minutes=1))
            send_alerts()
        looked = OpportunityAlert.objects.get().looked_at
        clock.shift(timedelta(minutes=40))
        send_alerts()
        assert OpportunityAlert.objects.get().looked_at == looked
        clock.shift(timedelta(minutes=40))
        send_alerts()
        assert OpportunityAlert.objects.get().looked_at == timezone.now()


@pytest.mark.parametrize("is_published_twice", [False, True])
def test_a_page_and_its_translation_are_one_opportunity(
    opportunity_index: OpportunityIndexPage, organisation: object, is_published_twice: bool
) -> None:
    page = open_one(opportunity_index)
    make_alert(opportunity_index)
    OpportunityAlert.objects.update(on_since=timezone.now() - timedelta(hours=1))
    assert send_alerts() == 1
    twin = make_opportunity(
        opportunity_index, title="Lamps again", first_published_at=timezone.now() + timedelta(seconds=2)
    )
    if is_published_twice:
        OpportunityPage.objects.filter(pk=twin.pk).update(
            locale=_another_locale(), translation_key=page.translation_key
        )
    assert send_alerts() == (0 if is_published_twice else 1)
    close_mail()
    assert letters() == (1 if is_published_twice else 2)


def _another_locale() -> int:
    return int(Locale.objects.get_or_create(language_code="pl")[0].pk)
