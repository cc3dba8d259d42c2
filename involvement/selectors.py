"""Reads of opportunities for lists: which ones, in which order, with everything their cards show."""

import re
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import Case, CharField, F, IntegerField, Model, Prefetch, Q, QuerySet, Value, When
from wagtail.models import Locale
from wagtail.search.backends import get_search_backend

from core.models import Area, Audience, CustomRendition, Directorate, Theme
from core.selectors import organisation
from involvement.filters import OpportunityFilters
from involvement.models import OpportunityIndexPage, OpportunityPage, Rung
from involvement.models.opportunity_lists import OpportunityQuerySet
from involvement.vocabulary import Sort, Status, Vocabulary, Way

PER_PAGE = 20
CARD_PICTURE = "fill-480x320"
MOST_WORDS = 12  # of a search; more make the database work without finding more
_TERMS = {"area": Area, "audience": Audience, "theme": Theme, "directorate": Directorate, "rung": Rung}
_NOT_ON_CARDS = ("body", "what_you_would_do", "who_for", "adjustments", "rung_reason", "outcome_how", "who_decides")


def filter_vocabulary(locale_id: int) -> Vocabulary:
    """Return the terms of all taxonomies in this language, asked for at once."""
    first, *others = (
        model.objects.filter(locale_id=locale_id)
        .order_by()
        .annotate(facet=Value(name, CharField()))
        .values_list("facet", "pk", "slug", "name", "sort_order")
        for name, model in _TERMS.items()
    )
    rows = first.union(*others, all=True).order_by("sort_order", "name")
    return Vocabulary.of_terms((facet, pk, slug, name) for facet, pk, slug, name, _order in rows)


def open_opportunities(locale: Locale, now: datetime) -> OpportunityQuerySet:
    """Return what the public can take part in now, in this language, the one closing soonest first."""
    pages = OpportunityPage.objects.filter(locale=locale).for_everyone().open_at(now)
    return with_card_facts(pages.order_by("closes_at", "pk"))


def opportunities_closing_soonest(locale: Locale, number: int, now: datetime) -> list[OpportunityPage]:
    """Return the first few open opportunities for a front page, ready for `involvement.cards`."""
    return list(open_opportunities(locale, now)[:number])


def opportunity_list(
    index_page: OpportunityIndexPage, filters: OpportunityFilters, vocabulary: Vocabulary, now: datetime
) -> ResultPage:
    """Return one page of the opportunities below this list that match; beyond the end it is the last page."""
    pages = OpportunityPage.objects.child_of(index_page).for_everyone()
    pages = _in_status(pages, filters.status, now)
    pages = _matching_facets(pages, filters, vocabulary)
    if filters.q:
        pages = _matching_words(pages, filters.q)
    pages = _sorted(pages, filters, now)
    return Paginator(with_card_facts(pages), PER_PAGE).get_page(filters.page)


def with_card_facts(pages: OpportunityQuerySet) -> OpportunityQuerySet:
    """Return the same with what a card shows: dates, area and picture; without the long texts."""
    pictures = Prefetch(
        "listing_image__renditions",
        queryset=CustomRendition.objects.filter(filter_spec=CARD_PICTURE),
        to_attr="prefetched_renditions",
    )
    return pages.select_related("listing_image", "area").prefetch_related("sessions", pictures).defer(*_NOT_ON_CARDS)


def _in_status(pages: OpportunityQuerySet, status: Status, now: datetime) -> OpportunityQuerySet:
    if status == Status.ALL:
        return pages
    if status == Status.CLOSED:
        return pages.closed_at(now)
    if status == Status.CLOSING_SOON:
        return pages.closing_soon_at(now, organisation().closing_soon_days)
    return pages.open_at(now)


def _matching_facets(
    pages: OpportunityQuerySet, filters: OpportunityFilters, vocabulary: Vocabulary
) -> OpportunityQuerySet:
    if filters.how:
        pages = pages.filter(reduce(or_, (Q(**{Way(way).field_name: True}) for way in filters.how)))
    if filters.paid:
        pages = pages.filter(payment=OpportunityPage.Payment.PAID)
    for name in ("area", "directorate", "rung"):
        if values := getattr(filters, name):
            pages = pages.filter(**{f"{name}__in": [word.pk for word in vocabulary.chosen(name, values)]})
    for name, through in (("audience", OpportunityPage.audiences.through), ("theme", OpportunityPage.themes.through)):
        if values := getattr(filters, name):
            keys = [word.pk for word in vocabulary.chosen(name, values)]
            pages = pages.filter(pk__in=_tagged(through, name, keys))
    return pages


def _tagged(through: type[Model], name: str, keys: list[int]) -> QuerySet[Any]:
    # A subquery instead of a join, so that a page with two of the asked terms is found once.
    return through._default_manager.filter(**{f"{name}_id__in": keys}).values("opportunitypage_id")


def _matching_words(pages: OpportunityQuerySet, text: str) -> OpportunityQuerySet:
    words = re.findall(r"\w+", text)[:MOST_WORDS]
    if not words:
        return pages.none()
    # Matching only: Wagtail's relevance on SQLite scores every row once more, which takes seconds on a common word.
    found = get_search_backend().search(
        " ".join(words), OpportunityPage.objects.all(), operator="and", order_by_relevance=False
    )
    return pages.filter(pk__in=found.get_queryset().order_by().values("pk"))


def _sorted(pages: OpportunityQuerySet, filters: OpportunityFilters, now: datetime) -> OpportunityQuerySet:
    if filters.sort == Sort.NEWEST:
        return pages.order_by(F("first_published_at").desc(nulls_last=True), "-pk")
    if filters.status == Status.CLOSED:
        return pages.order_by("-closes_at", "-pk")
    if filters.status != Status.ALL:
        return pages.order_by("closes_at", "pk")
    # Of all of them, first what one can still join, soonest first; then what is over, latest first.
    is_over = Q(closes_at__lte=now) | Q(cancelled_at__isnull=False)
    rank = Case(When(is_over, then=1), default=0, output_field=IntegerField())
    still_ahead = Case(When(~is_over, then=F("closes_at")))
    return pages.order_by(rank, still_ahead.asc(nulls_last=True), "-closes_at", "pk")


def tagged_words(page: OpportunityPage) -> tuple[list[str], list[str]]:
    """Return the names of a page's audiences and themes, asked for at once; also for a draft that is being written."""
    fields = {"audiences": page.audiences.all(), "themes": page.themes.all()}
    if page.pk is None or any(not isinstance(terms, QuerySet) for terms in fields.values()):
        return [term.name for term in fields["audiences"]], [term.name for term in fields["themes"]]
    audiences, themes = (
        terms.order_by().annotate(facet=Value(name, CharField())).values_list("facet", "name", "sort_order")
        for name, terms in fields.items()
    )
    rows = list(audiences.union(themes, all=True).order_by("sort_order", "name"))
    return (
        [name for facet, name, _order in rows if facet == "audiences"],
        [name for facet, name, _order in rows if facet == "themes"],
    )
