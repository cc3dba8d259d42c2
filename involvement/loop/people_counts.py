"""Numbers of people among the figures: taken once when a year is over, and published so that nobody is found in them.

Stories and opportunities are public one by one, so that their exact number tells nobody anything new. People are not.
A number of people would also change when somebody is erased, and comparing yesterday with today would tell of them.
So it is written down once, in `PeopleInYear`, and shown by the rules of `people.disclosure`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from involvement.loop.tables import Cell, ChartPlan, FigureTable, Row
from involvement.loop.told import letters_by_year
from involvement.models import PeopleInYear
from people.disclosure import Figure, table
from people.monitoring import monitoring_settings

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LETTERS = "outcome-letters"


@dataclass(frozen=True)
class PeopleCount:
    """One number that is taken for each year; `by_year` counts what is there now, without what is only an example."""

    name: str
    heading: "StrOrPromise"
    column: "StrOrPromise"
    by_year: Callable[[], Mapping[int, int]]


_counts: dict[str, PeopleCount] = {}


def register_people_count(count: PeopleCount) -> PeopleCount:
    """Add a number; raises ImproperlyConfigured where its name is taken."""
    if count.name in _counts:
        raise ImproperlyConfigured(f"There is already a number of people named {count.name!r}.")
    _counts[count.name] = count
    return count


def people_counts() -> list[PeopleCount]:
    """Return all numbers in the order in which they were registered."""
    return list(_counts.values())


def people_tables() -> list[FigureTable]:
    """Return a table for each number of which a year is written down; two queries, whatever there is."""
    taken: dict[str, dict[int, int]] = {name: {} for name in _counts}
    for name, year, number in PeopleInYear.objects.order_by("-year").values_list("name", "year", "number"):
        if name in taken:
            taken[name][year] = number
    smallest = monitoring_settings().smallest_number_shown
    return [_table(_counts[name], numbers, smallest) for name, numbers in taken.items() if numbers]


def _table(count: PeopleCount, numbers: Mapping[int, int], smallest: int) -> FigureTable:
    published = table({str(year): number for year, number in numbers.items()}, smallest)
    rows = [Row(year, (_cell(figure),)) for year, figure in published.rows.items()]
    return FigureTable(
        name=count.name,
        heading=str(count.heading),
        in_words=_("%(what)s, all years together: %(number)s.")
        % {"what": count.column, "number": published.total.text},
        label=_("Year"),
        columns=(str(count.column),),
        rows=(*rows, Row(_("All years"), (_cell(published.total),), is_total=True)),
        plans=(ChartPlan(f"{count.name}-years", str(count.heading), (0,)),),
    )


def _cell(figure: Figure) -> Cell:
    """Return what is published of a number: not even the length of a bar says more."""
    return Cell(figure.text, figure.number)


register_people_count(
    PeopleCount(
        LETTERS,
        gettext_lazy("Emails that said what happened"),
        gettext_lazy("Emails to those who took part"),
        letters_by_year,
    )
)
