"""What the API says of a case study: no contact, and only the words of those who agreed that others may copy them."""

from datetime import datetime

from ninja import Field, Schema

from core.models import Term
from involvement.models import CaseStudyPage
from involvement.open_data.said_shapes import SaidShape, said_shape
from involvement.open_data.shapes import IgnoredShape, TermShape


class MeasureShape(Schema):
    """One outcome before and after."""

    what: str
    before: str
    after: str
    source: str = Field(description="Where the figure comes from")


class CaseStudyShape(Schema):
    """One project that people and staff did together."""

    id: int
    title: str
    summary: str
    url: str
    language: str
    is_example: bool = Field(description="True where the content is invented, to show how the site works")
    problem: str
    what_changed: str
    finished_year: int | None
    stage: TermShape | None = Field(description="How early people were involved")
    rung_promised: TermShape | None = Field(description="How much say people were promised")
    rung_delivered: TermShape | None = Field(description="How much say people had")
    rung_reason: str = Field(description="Why the two differ; empty where they do not")
    measures: list[MeasureShape]
    no_measures_reason: str = Field(description="Why there are no figures; empty where there are")
    words: list[SaidShape] = Field(description="Words of those who took part, while they agree to open data")
    themes: list[TermShape]
    directorate: TermShape | None
    published_at: datetime | None
    updated_at: datetime | None


class CaseStudiesShape(Schema):
    """One page of a list."""

    count: int
    page: int
    pages: int
    next: str | None
    previous: str | None
    ignored: list[IgnoredShape]
    results: list[CaseStudyShape]


def case_study_shape(page: CaseStudyPage) -> CaseStudyShape:
    """Return what the API says of a case study that was read with its open data."""
    return CaseStudyShape(
        id=page.pk,
        title=page.title,
        summary=page.summary,
        url=page.full_url or "",
        language=page.locale.language_code,
        is_example=page.is_example,
        problem=page.problem,
        what_changed=page.what_changed,
        finished_year=page.finished_year,
        stage=_term(page.stage),
        rung_promised=_term(page.rung_promised),
        rung_delivered=_term(page.rung_delivered),
        rung_reason=page.rung_reason if page.rung_promised_id != page.rung_delivered_id else "",
        measures=[
            MeasureShape(what=each.what, before=each.before, after=each.after, source=each.source)
            for each in page.measures.all()
        ],
        no_measures_reason=page.no_measures_reason,
        words=[shape for row in page.words.all() if (shape := said_shape(row.contribution))],
        themes=[TermShape(slug=theme.slug, name=theme.name) for theme in page.themes.all()],
        directorate=_term(page.directorate),
        published_at=page.first_published_at,
        updated_at=page.last_published_at,
    )


def _term(term: Term | None) -> TermShape | None:
    return TermShape(slug=term.slug, name=term.name) if term else None
