"""Reads of the road map: its steps in order, what hangs on them, and the case studies that did one."""

from collections import defaultdict

from django.db.models import CharField, QuerySet, Value

from core.in_language import in_language_read
from involvement.models import (
    CaseStudyPage,
    ForumPoint,
    OpportunityIndexPage,
    RoadMapPage,
    RoadMapStepPage,
    StepTemplate,
)
from involvement.models.public_pages import PublicPageQuerySet

MOST_CASE_STUDIES = 3
_MATCHED_BY = {"rungs": "rung_delivered", "stages": "stage", "directorates": "directorate"}
_TERM = {"rungs": "rung_id", "stages": "stage_id", "directorates": "directorate_id"}


def steps_of(page: RoadMapPage) -> list[RoadMapStepPage]:
    """Return the steps that everybody may see, in their order, in one query."""
    return list(_steps(page).defer("good_looks_like", "dos", "donts", "checklist"))


def whole_steps_of(page: RoadMapPage) -> list[RoadMapStepPage]:
    """Return the same with all their words, their templates and key points, for the booklet."""
    return list(_steps(page).prefetch_related("templates__document", "points"))


def map_of(step: RoadMapStepPage) -> RoadMapPage | None:
    """Return the road map that a step belongs to."""
    found: RoadMapPage | None = RoadMapPage.objects.ancestor_of(step).order_by("-depth").first()
    return found


def templates_of(step: RoadMapStepPage) -> list[StepTemplate]:
    """Return the files that staff can take from a step."""
    return list(step.templates.select_related("document"))


def points_of(step: RoadMapStepPage) -> list[ForumPoint]:
    """Return the key points that a step serves, with the pages on which they can be read."""
    points = list(step.points.select_related("page"))
    shown = in_language_read(point.page for point in points)
    for point in points:
        if point.page_id:
            point.page = shown[point.page_id]
    return points


def case_studies_like(step: RoadMapStepPage) -> list[CaseStudyPage]:
    """Return the newest public case studies that fit everything an editor chose for a step; none where nothing was."""
    wanted = _wanted(step)
    if not wanted:
        return []
    fitting = {f"{_MATCHED_BY[name]}__in": keys for name, keys in wanted.items()}
    pages = CaseStudyPage.objects.for_everyone().filter(locale=step.locale_id, **fitting)
    return list(pages.select_related("rung_delivered").order_by("-finished_year", "title", "pk")[:MOST_CASE_STUDIES])


def opportunities_beside(page: RoadMapPage) -> OpportunityIndexPage | None:
    """Return the list into which a plan can be drafted, in the language of the road map; None where there is none."""
    lists = OpportunityIndexPage.objects.live().filter(locale=page.locale_id)
    found: OpportunityIndexPage | None = lists.order_by("path").first()
    return found


def _steps(page: RoadMapPage) -> "QuerySet[RoadMapStepPage]":
    steps: QuerySet[RoadMapStepPage] = PublicPageQuerySet(RoadMapStepPage).child_of(page).for_everyone()
    return steps.order_by("path")


def _wanted(step: RoadMapStepPage) -> dict[str, set[int]]:
    """Return which terms an editor chose, by the name of the field, in one query."""
    first, *others = (
        getattr(RoadMapStepPage, name)
        .through._default_manager.filter(roadmapsteppage_id=step.pk)
        .annotate(field=Value(name, CharField()))
        .values_list("field", term)
        for name, term in _TERM.items()
    )
    wanted: dict[str, set[int]] = defaultdict(set)
    for name, key in first.union(*others, all=True):
        wanted[name].add(key)
    return wanted
