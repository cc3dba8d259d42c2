"""The read-only API of the strategy's objectives and actions; config joins it with the others under /api/v1/."""

from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field
from wagtail.models import Locale

from involvement.open_data.api import Problem, Text
from involvement.progress_statuses import ProgressStatus
from involvement.tracker.followed import Followed, Tracker
from involvement.tracker.remembered import tracker_in

router = Router(tags=["strategy"])


class UpdateShape(Schema):
    """One update; it never changes."""

    id: int
    date: date
    status: ProgressStatus
    words: str


class SupportShape(Schema):
    """A page that supports it."""

    title: str
    url: str
    note: str
    is_example: bool


class ActionShape(Schema):
    """One objective or action of the newest edition."""

    code: str = Field(description="Stays the same for good")
    kind: str = Field(description="objective or action")
    words: str
    part: str
    status: ProgressStatus = Field(description="Today: late where its day is over, whatever the latest update says")
    owner_role: str
    due: date | None
    next_review: date | None
    is_review_past: bool = Field(description="True where nobody looked at it by the day that was set")
    updates: list[UpdateShape] = Field(description="The newest first")
    evidence: list[SupportShape]


class ActionsShape(Schema):
    """All of the newest edition."""

    count: int
    edition: str
    as_at: date
    results: list[ActionShape]


class ActionsAsked(Schema):
    """What may be asked for."""

    language: Text = Field("en", description="Code of a language of this site")


@router.get("/actions", response={200: ActionsShape, (404, 422): Problem}, url_name="actions")
def actions(request: HttpRequest, asked: Query[ActionsAsked]) -> ActionsShape:
    """List the objectives and actions of the newest edition with how far they are."""
    locale = Locale.objects.filter(language_code=asked.language or settings.LANGUAGE_CODE).first()
    tracker = tracker_in(locale.pk) if locale else None
    if tracker is None or not tracker.title:
        raise Http404("There is no strategy in this language.")
    return _shape(tracker, request)


def _shape(tracker: Tracker, request: HttpRequest) -> ActionsShape:
    results = [_action(each, request) for each in tracker.followed]
    return ActionsShape(count=len(results), edition=tracker.edition, as_at=tracker.as_at, results=results)


def _action(each: Followed, request: HttpRequest) -> ActionShape:
    return ActionShape(
        code=each.code,
        kind=each.kind,
        words=each.words,
        part=each.group,
        status=each.status,
        owner_role=each.owner_role,
        due=each.due,
        next_review=each.next_review,
        is_review_past=each.is_review_past,
        updates=[UpdateShape(id=one.key, date=one.day, status=one.status, words=one.words) for one in each.updates],
        evidence=[
            SupportShape(
                title=one.title, url=request.build_absolute_uri(one.url), note=one.note, is_example=one.is_example
            )
            for one in each.evidence
        ],
    )
