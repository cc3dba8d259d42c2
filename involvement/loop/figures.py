"""The public figures of the loop: what people said and what became of it, as at one moment, kept for a few minutes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import get_language

from core.caches import shape_of
from involvement.finding.remembered import index_generation
from involvement.finding.stories import story_generation
from involvement.loop.facts import directorate_names, opportunity_facts, story_facts
from involvement.loop.opportunity_tables import opportunity_tables
from involvement.loop.people_counts import people_tables
from involvement.loop.story_tables import story_tables
from involvement.loop.tables import Cell, ChartPlan, FigureTable, Row
from involvement.models import LoopSettings

KEPT_FOR = 5 * 60  # seconds: what closes meanwhile by the clock alone is counted a little later, and the page says when


@dataclass(frozen=True)
class Figures:
    """All tables as at one moment."""

    as_at: datetime
    stories: tuple[FigureTable, ...]
    opportunities: tuple[FigureTable, ...]
    people: tuple[FigureTable, ...]
    fewest: int  # stories from which on the days are shown

    @property
    def tables(self) -> tuple[FigureTable, ...]:
        """Return all tables in the order of the page."""
        return (*self.stories, *self.opportunities, *self.people)

    def lines(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield every figure by itself: heading, row, column and text."""
        for table in self.tables:
            yield from table.lines()


_SHAPE = shape_of(Figures, FigureTable, Row, Cell, ChartPlan)


def loop_figures(now: datetime) -> Figures:
    """Return the figures, counted now or a few minutes ago; a change of a story or an opportunity counts at once."""
    key = _key(now)
    known: Figures | None = cache.get(key) if key else None
    if known is None:
        known = counted_figures(now)
        if key:
            cache.set(key, known, KEPT_FOR)
    return known


def counted_figures(now: datetime) -> Figures:
    """Count everything anew, in a fixed number of queries."""
    today = timezone.localdate(now)
    settings = LoopSettings.objects.first() or LoopSettings()
    fewest = settings.fewest_for_middle
    names = directorate_names(get_language() or "")
    return Figures(
        as_at=now,
        stories=tuple(story_tables(story_facts(), names, today, fewest)),
        opportunities=tuple(opportunity_tables(opportunity_facts(now), today)),
        people=tuple(people_tables()),
        fewest=fewest,
    )


def _key(now: datetime) -> str:
    """Return under which key the figures are kept; nothing while the cache is away."""
    generations = (story_generation(), index_generation())
    if not all(generations):
        return ""
    return ":".join(("involvement:loop", _SHAPE, *generations, get_language() or "", str(timezone.localdate(now))))
