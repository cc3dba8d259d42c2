"""Every filter, alone and together with others, finds what looking at each opportunity finds; so does every count."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.search import index

from core.models import Area, Audience, Directorate, Theme
from core.selectors import organisation as facts
from involvement.filters import OpportunityFilters
from involvement.finding.answers import Answer
from involvement.models import OpportunityIndexPage, OpportunityPage
from involvement.selectors import filter_vocabulary, opportunities_at, opportunity_answer
from involvement.states import IS_OVER, TAKES_SIGN_UPS, OpportunityState, state_at
from involvement.vocabulary import FACETS, Sort, Status, Vocabulary, Way
from tests.factories.involvement import make_opportunity, make_rung, make_term
from tests.factories.site import make_home_page, make_opportunity_index, make_organisation

NUMBER = 60
WORDS = ("kettles", "ladders", "windows")


@pytest.fixture(scope="module")
def list_pk(for_the_module: None) -> int:
    """Opportunities with every mixture of dates, ways, terms and words; the same in every run."""
    opportunity_index = make_opportunity_index(make_home_page())
    make_organisation()
    dice, now = random.Random(4), timezone.now()  # noqa: S311  no secret
    areas = [make_term(Area, f"Area {number}") for number in range(3)]
    directorates = [make_term(Directorate, f"Directorate {number}") for number in range(3)]
    audiences = [make_term(Audience, f"Audience {number}") for number in range(3)]
    themes = [make_term(Theme, f"Theme {number}") for number in range(3)]
    rungs = [make_rung(f"Rung {number}", f"rung-{number}") for number in range(3)]
    for number in range(NUMBER):
        is_paid, ways = dice.random() < 0.5, dice.sample(list(Way), dice.randint(1, 3))
        days = dice.choice([-40, -1, 1, 3, 30, 30, 60])
        page = make_opportunity(
            opportunity_index,
            title=f"{dice.choice(WORDS)} {number}",
            slug=f"generated-{number}",
            summary=f"About {dice.choice(WORDS)}.",
            opens_at=dice.choice([None, now - timedelta(days=99), *([now + timedelta(hours=6)] if days > 0 else [])]),
            closes_at=now + timedelta(days=days, minutes=dice.randint(0, 3)),
            cancelled_at=dice.choice([None, None, None, now]),
            first_published_at=now - timedelta(minutes=dice.randint(0, 20)),
            payment=OpportunityPage.Payment.PAID if is_paid else OpportunityPage.Payment.UNPAID,
            payment_pence=2000 if is_paid else None,
            payment_unit=OpportunityPage.PaymentUnit.HOUR if is_paid else "",
            area=dice.choice([None, *areas]),
            directorate=dice.choice([None, *directorates]),
            rung=dice.choice(rungs),
            audiences=dice.sample(audiences, dice.randint(0, 3)),
            themes=dice.sample(themes, dice.randint(0, 2)),
            **{way.field_name: way in ways for way in Way},
        )
        index.insert_or_update_object(page)  # as the queue's worker would do soon
    return int(opportunity_index.pk)


@pytest.fixture
def generated(list_pk: int, db: None) -> OpportunityIndexPage:
    """The list of them, as it was before any test."""
    return OpportunityIndexPage.objects.get(pk=list_pk)


def _is_in(status: Status, state: OpportunityState) -> bool:
    return {
        Status.ALL: True,
        Status.OPEN: state in TAKES_SIGN_UPS,
        Status.CLOSING_SOON: state == OpportunityState.CLOSING_SOON,
        Status.CLOSED: state in {*IS_OVER, OpportunityState.CANCELLED},
    }[status]


def _slugs(*terms: Any) -> set[str]:
    return {term.slug for term in terms if term}


# For each filter: what a page has of it.
HAS: dict[str, Callable[[OpportunityPage], set[str]]] = {
    "how": lambda page: {str(way.value) for way in Way if getattr(page, way.field_name)},
    "area": lambda page: _slugs(page.area),
    "directorate": lambda page: _slugs(page.directorate),
    "rung": lambda page: _slugs(page.rung),
    "audience": lambda page: _slugs(*page.audiences.all()),
    "theme": lambda page: _slugs(*page.themes.all()),
}


class BruteForce:
    """Looks at every opportunity, one after the other."""

    def __init__(self) -> None:
        self.pages = list(OpportunityPage.objects.live().order_by("closes_at", "pk"))
        self.has = {(page.pk, name): has(page) for page in self.pages for name, has in HAS.items()}
        self.words = {page.pk: f"{page.title} {page.summary}".casefold() for page in self.pages}
        self.soon_days = facts().closing_soon_days
        self.states: dict[tuple[int, datetime], OpportunityState] = {}

    def fits(self, page: OpportunityPage, filters: OpportunityFilters, now: datetime) -> bool:
        """Tell whether one opportunity fits all filters."""
        if not _is_in(filters.status, self.state(page, now)) or (
            filters.paid and page.payment != OpportunityPage.Payment.PAID
        ):
            return False
        if any(word not in self.words[page.pk] for word in filters.q.split()):
            return False
        asked = {name: set(getattr(filters, name)) for name in FACETS}
        return all(not values or self.has[page.pk, name] & values for name, values in asked.items())

    def state(self, page: OpportunityPage, now: datetime) -> OpportunityState:
        """Return the state of one opportunity at this moment, worked out once."""
        if (page.pk, now) not in self.states:
            self.states[page.pk, now] = state_at(page, now, self.soon_days)
        return self.states[page.pk, now]

    def number(self, filters: OpportunityFilters, now: datetime) -> int:
        """Return how many fit."""
        return sum(self.fits(page, filters, now) for page in self.pages)


def _some(vocabulary: Vocabulary, name: str) -> st.SearchStrategy[tuple[str, ...]]:
    values = [word.value for word in vocabulary.facets[name]]
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(
        lambda chosen: tuple(value for value in values if value in chosen)
    )


def _filters(vocabulary: Vocabulary) -> st.SearchStrategy[OpportunityFilters]:
    """Any filters, most of them left alone, as visitors do."""
    facets = {name: st.just(()) | _some(vocabulary, name) for name in FACETS}
    return st.builds(
        OpportunityFilters,
        q=st.sampled_from(["", "", *WORDS, "kettles ladders"]),
        paid=st.booleans(),
        status=st.sampled_from(Status),
        sort=st.sampled_from(Sort),
        **facets,
    )


def test_any_filters_find_and_count_what_looking_at_each_does(generated: OpportunityIndexPage) -> None:
    vocabulary, brute, now = filter_vocabulary(generated.locale_id), BruteForce(), timezone.now()

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(filters=_filters(vocabulary))
    def holds(filters: OpportunityFilters) -> None:
        answer = opportunity_answer(generated, filters, vocabulary, now)
        found = [page.pk for page in opportunities_at(answer.index, answer.in_order())]
        assert len(found) == len(set(found)) == answer.matching.bit_count()
        assert set(found) == {page.pk for page in brute.pages if brute.fits(page, filters, now)}
        _counts_hold(answer, brute, now)

    holds()


def _counts_hold(answer: Answer, brute: BruteForce, now: datetime) -> None:
    filters = answer.filters
    for status in Status:
        assert answer.counts["status"][status.value] == brute.number(replace(filters, status=status), now)
    assert answer.counts["paid"]["yes"] == brute.number(replace(filters, paid=True), now)
    for name in FACETS:
        for word in answer.vocabulary.facets[name]:
            changes: dict[str, Any] = {name: (word.value,)}
            expected = brute.number(replace(filters, **changes), now)
            assert answer.counts[name][word.value] == expected, (name, word.value)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("sort", Sort)
def test_the_order_is_what_was_asked_for(generated: OpportunityIndexPage, status: Status, sort: Sort) -> None:
    vocabulary, now = filter_vocabulary(generated.locale_id), timezone.now()
    answer = opportunity_answer(generated, OpportunityFilters(status=status, sort=sort), vocabulary, now)
    pages = opportunities_at(answer.index, answer.in_order())
    assert pages
    if sort == Sort.NEWEST:
        published = [(page.first_published_at, page.pk) for page in pages]
        assert published == sorted(published, reverse=True)
        return
    is_over = [page.closes_at is None or page.closes_at <= now or page.cancelled_at is not None for page in pages]
    assert is_over == sorted(is_over)
    ahead = [(page.closes_at, page.pk) for page, over in zip(pages, is_over, strict=True) if not over]
    past = [(page.closes_at, page.pk) for page, over in zip(pages, is_over, strict=True) if over]
    assert ahead == sorted(ahead)
    assert past == sorted(past, reverse=True)


def test_words_in_the_title_come_first(generated: OpportunityIndexPage) -> None:
    vocabulary, now = filter_vocabulary(generated.locale_id), timezone.now()
    answer = opportunity_answer(generated, OpportunityFilters(q="windows", status=Status.ALL), vocabulary, now)
    in_title = ["windows" in page.title for page in opportunities_at(answer.index, answer.in_order())]
    assert {True, False} == set(in_title)
    assert in_title == sorted(in_title, reverse=True)


def test_a_change_is_in_the_next_list(generated: OpportunityIndexPage) -> None:
    vocabulary, now = filter_vocabulary(generated.locale_id), timezone.now()

    def number() -> int:
        filters = OpportunityFilters(status=Status.ALL, theme=("theme-1",))
        return opportunity_answer(generated, filters, vocabulary, now).matching.bit_count()

    before = number()
    theme = Theme.objects.get(slug="theme-1")
    page = make_opportunity(generated, slug="new-one", themes=[theme])
    assert number() == before + 1
    page.themes.set([])
    page.save()
    assert number() == before
    page.themes.set([theme])
    page.save_revision().publish()
    assert number() == before + 1
    page.unpublish()
    assert number() == before


def test_an_opportunity_closes_in_the_list_the_minute_it_closes(generated: OpportunityIndexPage) -> None:
    """No timer runs and nothing is saved: the same index answers for every moment."""
    vocabulary, brute = filter_vocabulary(generated.locale_id), BruteForce()
    for page in brute.pages:
        for moment in (page.closes_at - timedelta(microseconds=1), page.closes_at, page.closes_at + timedelta(days=1)):
            answer = opportunity_answer(generated, OpportunityFilters(), vocabulary, moment)
            assert answer.matching.bit_count() == brute.number(OpportunityFilters(), moment)
