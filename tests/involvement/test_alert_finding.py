"""Alerts find exactly what the list with the same filters finds; looking costs no more for many than for few."""

import random
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Locale
from wagtail.search import index as search_index

from core.models import Area, Audience, Directorate, Theme
from involvement.actions.alert_letters import send_alerts
from involvement.alerts.new_opportunities import OpenLists, new_for_each
from involvement.alerts.questions import question_of
from involvement.filters import OpportunityFilters
from involvement.models import OpportunityAlert, OpportunityIndexPage, OpportunityPage
from involvement.selectors import filter_vocabulary, opportunities_at, opportunity_answer
from involvement.vocabulary import FACETS, Sort, Status, Way
from tests.factories.alerts import close_mail, letters, make_alert, make_people_with_alerts, open_one
from tests.factories.involvement import make_opportunity, make_rung, make_term

LOOKING = 20  # queries for one list and one chunk of alerts, the trust's facts among them: nothing is remembered
QUIET = 2  # is there anything that opened by the clock, and is anybody left over
WORDS = ("kettles", "ladders", "windows")


@pytest.fixture
def generated(opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityIndexPage:
    """Opportunities with every mixture of dates, ways, terms and words; the same in every run."""
    dice, now = random.Random(7), timezone.now()  # noqa: S311  no secret
    terms = {
        model: [make_term(model, f"{model.__name__} {number}") for number in range(3)]
        for model in (Area, Audience, Theme, Directorate)
    }
    rungs = [make_rung(f"Rung {number}", f"rung-{number}") for number in range(2)]
    for number in range(40):
        ways, is_paid = dice.sample(list(Way), dice.randint(1, 3)), dice.random() < 0.5
        page = make_opportunity(
            opportunity_index,
            title=f"{dice.choice(WORDS)} {number}",
            slug=f"generated-{number}",
            summary=f"About {dice.choice(WORDS)}.",
            opens_at=now + dice.choice([timedelta(days=-4), timedelta(hours=6)]) if dice.random() < 0.4 else None,
            closes_at=now + timedelta(days=dice.choice([1, 1, 30, 60])),
            cancelled_at=dice.choice([None, None, None, now]),
            first_published_at=now - timedelta(days=dice.randint(1, 9)),
            payment=OpportunityPage.Payment.PAID if is_paid else OpportunityPage.Payment.UNPAID,
            payment_pence=2000 if is_paid else None,
            payment_unit=OpportunityPage.PaymentUnit.HOUR if is_paid else "",
            area=dice.choice([None, *terms[Area]]),
            directorate=dice.choice([None, *terms[Directorate]]),
            rung=dice.choice(rungs),
            audiences=dice.sample(terms[Audience], dice.randint(0, 3)),
            themes=dice.sample(terms[Theme], dice.randint(0, 2)),
            **{way.field_name: way in ways for way in Way},
        )
        search_index.insert_or_update_object(page)  # as the queue's worker does
    return opportunity_index


def test_an_alert_finds_exactly_what_the_list_finds(generated: OpportunityIndexPage) -> None:
    vocabulary, now = filter_vocabulary(generated.locale_id), timezone.now()
    alert = make_alert(generated)
    OpportunityAlert.objects.update(on_since=now - timedelta(days=99))
    alert = OpportunityAlert.objects.select_related("index_page").get(pk=alert.pk)
    found_something = []
    facets = {
        name: st.lists(st.sampled_from([word.value for word in vocabulary.facets[name]]), max_size=2, unique=True).map(
            tuple
        )
        | st.just(())
        for name in FACETS
    }
    asked = st.builds(
        OpportunityFilters,
        q=st.sampled_from(["", "", *WORDS, "kettles ladders"]),
        paid=st.booleans(),
        status=st.sampled_from(Status),
        sort=st.sampled_from(Sort),
        **facets,
    )

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(filters=asked)
    def holds(filters: OpportunityFilters) -> None:
        answer = opportunity_answer(generated, question_of(filters), vocabulary, now)
        shown = [page.pk for page in opportunities_at(answer.index, answer.in_order())]
        alert.query = question_of(filters).query_string()
        found = [each.pk for _alert, new in new_for_each([alert], OpenLists(now)) for each in new]
        assert len(found) == len(set(found))
        assert set(found) == set(shown)
        found_something.append(bool(found))

    holds()
    assert {True, False} == set(found_something)


@pytest.mark.parametrize("days", range(1, 10))
def test_of_what_the_list_shows_only_what_opened_since_is_new(generated: OpportunityIndexPage, days: int) -> None:
    now = timezone.now()
    make_alert(generated)
    since = now - timedelta(days=days, hours=-1)
    OpportunityAlert.objects.update(on_since=since)
    alerts = list(OpportunityAlert.objects.select_related("index_page"))
    found = {each.pk for _alert, new in new_for_each(alerts, OpenLists(now)) for each in new}
    opened = OpportunityPage.objects.live().open_at(now)
    expected = {
        page.pk
        for page in opened
        if max(moment for moment in (page.first_published_at, page.opens_at) if moment) > since
    }
    assert found == expected


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
