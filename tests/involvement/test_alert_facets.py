"""Alerts find exactly what the list with the same filters finds, however the opportunities are mixed."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.search import index as search_index

from core.models import Area, Audience, Directorate, Theme
from involvement.alerts.new_opportunities import OpenLists, new_for_each
from involvement.alerts.questions import question_of
from involvement.filters import OpportunityFilters
from involvement.models import OpportunityAlert, OpportunityIndexPage, OpportunityPage
from involvement.selectors import filter_vocabulary, opportunities_at, opportunity_answer
from involvement.vocabulary import FACETS, Sort, Status, Way
from tests.factories.alerts import make_alert
from tests.factories.involvement import make_opportunity, make_rung, make_term
from tests.factories.site import make_home_page, make_opportunity_index, make_organisation

WORDS = ("kettles", "ladders", "windows")


@pytest.fixture(scope="module")
def list_pk(for_the_module: None) -> int:
    """Opportunities with every mixture of dates, ways, terms and words; the same in every run."""
    opportunity_index = make_opportunity_index(make_home_page())
    make_organisation()
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
    return int(opportunity_index.pk)


@pytest.fixture
def generated(list_pk: int, db: None) -> OpportunityIndexPage:
    """The list of them, as it was before any test."""
    return OpportunityIndexPage.objects.get(pk=list_pk)


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
