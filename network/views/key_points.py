"""Key points with what this site has to show for each."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from core.serving import page_context
from involvement.evidence import Evidence, evidence_by
from network.models import GroupKeyPoint, KeyPointsPage
from network.sections import group_above


@dataclass(frozen=True)
class ShownPoint:
    """One point with its evidence, newest first."""

    title: str
    meaning: str
    evidence: tuple[Evidence, ...]


@page_context(KeyPointsPage)
def key_points_context(page: KeyPointsPage, request: HttpRequest) -> dict[str, Any]:
    """Gather the points; as many queries for eight as for two."""
    points = _points(page)
    links = [(number, link) for number, point in enumerate(points) for link in point.evidence.all()]
    found = evidence_by(links, page.locale_id, request)
    shown = [
        ShownPoint(point.title, point.meaning, tuple(found.get(number, ()))) for number, point in enumerate(points)
    ]
    return {
        "points": shown,
        "number_shown": sum(bool(point.evidence) for point in shown),
        "group": group_above(page),
    }


def _points(page: KeyPointsPage) -> list[GroupKeyPoint]:
    rows = page.points.all()
    return list(rows.prefetch_related("evidence") if isinstance(rows, QuerySet) else rows)
