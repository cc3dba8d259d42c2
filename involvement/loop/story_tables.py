"""The tables of stories: how they stand by part of the trust and by the year in which we heard them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from involvement.loop.counting import StoryCount, count_stories
from involvement.loop.facts import StoryFacts, years_of
from involvement.loop.tables import Cell, ChartPlan, FigureTable, Row

COUNTS, DAYS = (0, 1, 2), (4,)  # the columns of each chart
Counter = Callable[[Iterable[StoryFacts]], StoryCount]


def story_tables(stories: Sequence[StoryFacts], names: dict[UUID, str], today: date, fewest: int) -> list[FigureTable]:
    """Return both tables; none where there is no story."""
    if not stories:
        return []

    def counted(some: Iterable[StoryFacts]) -> StoryCount:
        return count_stories(some, today, fewest)

    whole = counted(stories)
    total = Row(_("All"), _cells(whole), is_total=True)
    words = _in_words(whole)
    return [
        _table(
            "directorates",
            _("By part of the trust"),
            _("Part of the trust"),
            words,
            _by_part(stories, names, counted),
            total,
        ),
        _table("years", _("By year we heard it"), _("Year"), words, _by_year(stories, counted), total),
    ]


def _table(name: str, heading: str, label: str, words: str, rows: Iterable[Row], total: Row) -> FigureTable:
    return FigureTable(
        name=name,
        heading=heading,
        in_words=words,
        label=label,
        columns=(_("Answered"), _("Waiting"), _("Overdue"), _("All"), _("Half were answered within")),
        rows=(*rows, total),
        plans=(
            ChartPlan(f"{name}-counts", _("Answered, waiting and overdue: %(by)s") % {"by": heading}, COUNTS),
            ChartPlan(f"{name}-days", _("Days from said to did: %(by)s") % {"by": heading}, DAYS),
        ),
    )


def _by_part(stories: Sequence[StoryFacts], names: dict[UUID, str], counted: Counter) -> Iterable[Row]:
    for key, name in names.items():
        if theirs := [story for story in stories if story.directorate == key]:
            yield Row(name, _cells(counted(theirs)))
    if others := [story for story in stories if story.directorate not in names]:
        yield Row(_("Not about one part"), _cells(counted(others)))


def _by_year(stories: Sequence[StoryFacts], counted: Counter) -> Iterable[Row]:
    for year in years_of(story.heard_on for story in stories):
        yield Row(
            str(year), _cells(counted(story for story in stories if story.heard_on and story.heard_on.year == year))
        )
    if others := [story for story in stories if story.heard_on is None]:
        yield Row(_("Year not known"), _cells(counted(others)))


def _cells(count: StoryCount) -> tuple[Cell, ...]:
    numbers = (count.answered, count.waiting, count.overdue, count.everything)
    return (*(Cell(str(number), number) for number in numbers), _days(count.days))


def _days(days: int | None) -> Cell:
    if days is None:
        return Cell(_("too few to say"))
    return Cell(ngettext("%(count)d day", "%(count)d days", days) % {"count": days}, days)


def _in_words(count: StoryCount) -> str:
    words = ngettext(
        "We have heard %(count)d thing and written it down as a story.",
        "We have heard %(count)d things and written them down as stories.",
        count.everything,
    ) % {"count": count.everything}
    facts = {"answered": count.answered, "waiting": count.waiting, "overdue": count.overdue}
    stand = _("Answered: %(answered)d. Waiting: %(waiting)d. Overdue: %(overdue)d.") % facts
    if count.days is None:
        return f"{words} {stand}"
    took = ngettext(
        "Half of the answers came within %(count)d day of when it was said.",
        "Half of the answers came within %(count)d days of when it was said.",
        count.days,
    )
    return f"{words} {stand} {took % {'count': count.days}}"
