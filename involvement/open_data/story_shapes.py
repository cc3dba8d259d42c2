"""What the API says of a story: names and types that other programs rely on, so that they only ever grow."""

from datetime import date, datetime

from ninja import Field, Schema

from involvement.models import StoryPage
from involvement.open_data.said_shapes import SaidShape, said_shape
from involvement.open_data.shapes import IgnoredShape, TermShape
from involvement.story_lists import updated_at
from involvement.story_statuses import StoryStatus
from involvement.story_wording import answer_in_short, in_plain_text


class ChangeShape(Schema):
    """One entry of the public history; it never changes."""

    id: int
    status: StoryStatus
    words: str
    happened_at: datetime
    recorded_at: datetime
    corrects: int | None = Field(description="The entry that this one corrects")


class EvidenceShape(Schema):
    """How one can see what changed."""

    kind: str = Field(description="measure, document or quotation")
    what: str
    before: str
    after: str
    source: str = Field(description="Where the figures come from")
    url: str = Field(description="Address of the document; empty otherwise")
    said: SaidShape | None = Field(description="Somebody’s words, while they agree to open data; else null")


class CheckShape(Schema):
    """Whether those who said it found that this is right."""

    group: str
    on: date | None
    answer: str = Field(description="agreed, partly or not-agreed")
    words: str


class StoryShape(Schema):
    """One thing that was said, and what came of it."""

    id: int
    title: str
    summary: str
    url: str
    language: str
    is_example: bool = Field(description="True where the content is invented, to show how the site works")
    status: StoryStatus
    we_said: str
    we_did: str = Field(description="What was done, or why it could not be done; plain text")
    could_not_reason: str = Field(description="money, law, safety, not-ours or later; empty where it was done")
    who_to_ask: str
    later_when: str
    heard_on: date | None
    source: TermShape | None
    themes: list[TermShape]
    directorate: TermShape | None
    responsible: str = Field(description="A role")
    next_update_due: date | None
    is_overdue: bool
    evidence: list[EvidenceShape]
    no_evidence_reason: str
    checked: CheckShape | None
    history: list[ChangeShape]
    published_at: datetime | None
    updated_at: datetime | None


class StoriesShape(Schema):
    """One page of the list."""

    count: int
    page: int
    pages: int
    next: str | None
    previous: str | None
    ignored: list[IgnoredShape]
    results: list[StoryShape]


def story_shape(page: StoryPage) -> StoryShape:
    """Return what the API says of a story that was read with everything."""
    return StoryShape(
        id=page.pk,
        title=page.title,
        summary=page.summary,
        url=page.full_url or "",
        language=page.locale.language_code,
        is_example=page.is_example,
        status=StoryStatus(page.status),
        we_said=in_plain_text(page.what_we_said),
        we_did=answer_in_short(page),
        could_not_reason=page.could_not_reason if page.status == StoryStatus.COULD_NOT else "",
        who_to_ask=page.who_to_ask,
        later_when=page.later_when,
        heard_on=page.heard_on,
        source=_term(page.source),
        themes=[TermShape(slug=term.slug, name=term.name) for term in page.themes.all()],
        directorate=_term(page.directorate),
        responsible=page.owner_role,
        next_update_due=None if page.is_answered else page.next_update_due,
        is_overdue=page.is_overdue,
        evidence=_evidence(page),
        no_evidence_reason=page.no_evidence_reason,
        checked=_check(page),
        history=_history(page),
        published_at=page.first_published_at,
        updated_at=updated_at(page),
    )


def _term(term: object) -> TermShape | None:
    return TermShape(slug=str(getattr(term, "slug", "")), name=str(getattr(term, "name", ""))) if term else None


def _evidence(page: StoryPage) -> list[EvidenceShape]:
    return [
        EvidenceShape(
            kind=each.kind,
            what=each.what,
            before=each.before,
            after=each.after,
            source=each.measured_by,
            url=each.document.full_url if each.document else "",
            said=said_shape(each.contribution if each.kind == each.Kind.QUOTATION else None),
        )
        for each in page.evidence.all()
        if each.is_there
    ]


def _check(page: StoryPage) -> CheckShape | None:
    if not page.checked_with:
        return None
    return CheckShape(group=page.checked_with, on=page.checked_on, answer=page.checked_answer, words=page.checked_words)


def _history(page: StoryPage) -> list[ChangeShape]:
    return [
        ChangeShape(
            id=change.pk,
            status=StoryStatus(change.status),
            words=change.words,
            happened_at=change.happened_at,
            recorded_at=change.recorded_at,
            corrects=change.corrects_id,
        )
        for change in page.changes.all()
    ]
