"""What the API says of an opportunity: names and types that other programs rely on, so that they only ever grow."""

from collections.abc import Iterable
from datetime import date, datetime

from ninja import Field, Schema

from involvement.models import OpportunityPage
from involvement.offer_words import payment_words
from involvement.selectors import places_held
from involvement.states import OpportunityState, state_at
from involvement.vocabulary import Way


class TermShape(Schema):
    """A term of one of the trust's own lists."""

    slug: str
    name: str


class SessionShape(Schema):
    """One date."""

    starts_at: datetime
    ends_at: datetime
    note: str


class PaymentShape(Schema):
    """What somebody gets."""

    kind: str = Field(description="paid, voucher or unpaid")
    pence: int | None = Field(description="Pounds sterling in pence; null where there is no amount")
    unit: str = Field(description="hour, half-day, day, session or total; empty where there is no amount")
    in_words: str


class OnTheDayShape(Schema):
    """What happens on the day; empty where the editor has not said it."""

    what_happens: str
    getting_there: str
    breaks: str
    step_free: str = Field(description="yes, ask (if you ask before), no; empty where it is not said")
    hearing_loop: str = Field(description="yes, ask (if you ask before), no; empty where it is not said")
    quiet_space: str = Field(description="yes, ask (if you ask before), no; empty where it is not said")
    supporter_welcome: bool = Field(description="True where somebody may come along as support")


class OpportunityShape(Schema):
    """One way to take part."""

    id: int
    title: str
    summary: str
    url: str
    language: str
    is_example: bool = Field(description="True where the content is invented, to show how the site works")
    state: OpportunityState
    ways: list[Way]
    area: TermShape | None
    place: str
    sessions: list[SessionShape]
    minutes_asked: int | None = Field(description="For one person, in all")
    payment: PaymentShape
    expenses: str = Field(description="paid-back, paid-ahead, none-needed or not-paid")
    audiences: list[TermShape]
    themes: list[TermShape]
    directorate: TermShape | None
    stage: TermShape | None = Field(description="How early people are involved")
    rung: TermShape | None = Field(description="How much say people are promised")
    capacity: int | None
    opens_at: datetime | None
    closes_at: datetime | None
    on_the_day: OnTheDayShape
    what_we_do_with_it: str = Field(description="What is done with what people say")
    outcome_due: date | None = Field(description="By when everyone who takes part is told what happened")
    published_at: datetime | None
    updated_at: datetime | None


class IgnoredShape(Schema):
    """A filter value that is not known here and changed nothing."""

    filter: str
    value: str


class OpportunitiesShape(Schema):
    """One page of a list."""

    count: int
    page: int
    pages: int
    next: str | None
    previous: str | None
    ignored: list[IgnoredShape]
    results: list[OpportunityShape]


def opportunity_shapes(
    pages: Iterable[OpportunityPage], now: datetime, closing_soon_days: int
) -> list[OpportunityShape]:
    """Return what the API says of opportunities that were read with everything."""
    shown = list(pages)
    taken = places_held(shown, now)
    return [
        _shape(page, state_at(page, now, closing_soon_days, places_taken=taken.get(page.translation_key, 0)))
        for page in shown
    ]


def _shape(page: OpportunityPage, state: OpportunityState) -> OpportunityShape:
    return OpportunityShape(
        id=page.pk,
        title=page.title,
        summary=page.summary,
        url=page.full_url or "",
        language=page.locale.language_code,
        is_example=page.is_example,
        state=state,
        ways=[way for way in Way if getattr(page, way.field_name)],
        area=_term(page.area),
        place=page.place,
        sessions=[
            SessionShape(starts_at=each.starts_at, ends_at=each.ends_at, note=each.note)
            for each in sorted(page.sessions.all(), key=lambda session: session.starts_at)
        ],
        minutes_asked=page.minutes_asked,
        payment=PaymentShape(
            kind=page.payment,
            pence=page.payment_pence,
            unit=page.payment_unit,
            in_words=payment_words(page),
        ),
        expenses=page.expenses,
        audiences=[TermShape(slug=term.slug, name=term.name) for term in page.audiences.all()],
        themes=[TermShape(slug=term.slug, name=term.name) for term in page.themes.all()],
        directorate=_term(page.directorate),
        stage=_term(page.stage),
        rung=_term(page.rung),
        capacity=page.capacity,
        opens_at=page.opens_at,
        closes_at=page.closes_at,
        on_the_day=OnTheDayShape(**{name: getattr(page, name) for name in OnTheDayShape.model_fields}),
        what_we_do_with_it=page.what_we_do_with_it,
        outcome_due=page.outcome_due,
        published_at=page.first_published_at,
        updated_at=page.last_published_at,
    )


def _term(term: object) -> TermShape | None:
    return TermShape(slug=str(getattr(term, "slug", "")), name=str(getattr(term, "name", ""))) if term else None
