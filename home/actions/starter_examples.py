"""Puts the invented opportunities into the list, each marked “Example”, with dates that count from today."""

from datetime import date
from typing import Any

from django.utils import timezone
from wagtail.models import Locale

from core.models import Area, Audience, Directorate, Term, Theme
from home.actions.report import Report
from home.actions.starter_formats import give_formats
from home.actions.starter_pages import publish
from home.actions.starter_values import Resolver
from home.starter.opportunities.example import ExampleOpportunity, day_after, moment_after
from home.starter.plan import OWNER_ROLE, Drawing
from home.starter.tree import EXAMPLES
from involvement.models import (
    OpportunityIndexPage,
    OpportunityPage,
    OpportunityQuestion,
    OpportunityRelated,
    OpportunitySession,
    PayRate,
    Rung,
    Stage,
)
from involvement.selectors import CARD_PICTURE

LIST_ADDRESS = "/opportunities/"


def load_examples(resolver: Resolver, report: Report) -> None:
    """Make the missing example opportunities."""
    index = resolver.pages[LIST_ADDRESS].specific
    if not isinstance(index, OpportunityIndexPage):
        report.notes.append("The page at /opportunities/ is not a list of opportunities: no examples made.")
        return
    terms = _terms_by_slug()
    known = set(index.get_children().values_list("slug", flat=True))
    today = timezone.localdate()
    for example in EXAMPLES:
        report.count("example opportunities", made=example.slug not in known)
        if example.slug not in known:
            _add_example(index, example, terms, today, resolver)


def _terms_by_slug() -> dict[type[Term], dict[str, Term]]:
    locale = Locale.get_default()
    kinds: tuple[type[Term], ...] = (Area, Audience, Directorate, Rung, Stage, Theme)
    return {kind: {term.slug: term for term in kind.objects.filter(locale=locale)} for kind in kinds}


def _add_example(
    index: OpportunityIndexPage,
    example: ExampleOpportunity,
    terms: dict[type[Term], dict[str, Term]],
    today: date,
    resolver: Resolver,
) -> None:
    page = OpportunityPage(
        title=example.title,
        slug=example.slug,
        summary=example.summary,
        search_description=example.summary,
        is_example=True,
        owner_role=OWNER_ROLE,
        live=False,
        listing_image=resolver.value(Drawing(example.drawing)),
        rung=terms[Rung].get(example.rung),
        stage=terms[Stage].get(example.stage),
        area=terms[Area].get(example.area),
        directorate=terms[Directorate].get(example.directorate),
        pay_rate=PayRate.objects.filter(name=example.pay_rate).first() if example.pay_rate else None,
        **_dates(example, today),
        **{name: resolver.value(value) for name, value in example.values.items()},
    )
    page.sessions.add(*_sessions(example, today))
    page.questions.add(
        *(OpportunityQuestion(sort_order=number, **question) for number, question in enumerate(example.questions))
    )
    page.related.add(
        *(
            OpportunityRelated(sort_order=number, related=resolver.pages[address])
            for number, address in enumerate(example.related)
        )
    )
    give_formats(page)
    index.add_child(instance=page)
    page.audiences.set([terms[Audience][slug] for slug in example.audiences if slug in terms[Audience]])
    page.themes.set([terms[Theme][slug] for slug in example.themes if slug in terms[Theme]])
    if example.is_draft:
        page.save_revision(clean=False)
    else:
        publish(page)
    if page.listing_image:  # make the small size now, so that the first visitor need not wait for it
        page.listing_image.get_rendition(CARD_PICTURE)


def _dates(example: ExampleOpportunity, today: date) -> dict[str, Any]:
    return {
        "opens_at": None if example.opens is None else moment_after(today, example.opens),
        "closes_at": None if example.closes is None else moment_after(today, example.closes),
        "cancelled_at": None if example.cancelled is None else moment_after(today, example.cancelled),
        "outcome_due": None if example.outcome is None else day_after(today, example.outcome),
    }


def _sessions(example: ExampleOpportunity, today: date) -> list[OpportunitySession]:
    return [
        OpportunitySession(
            sort_order=number,
            starts_at=moment_after(today, session.day, session.start),
            ends_at=session.ends_at(today),
            note=session.note,
        )
        for number, session in enumerate(example.sessions)
    ]
