"""A table of figures: the one thing from which the page, its charts and the file are made, so that all three agree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.charts.bars import TONES, Bar, BarChart, BarGroup


@dataclass(frozen=True)
class Cell:
    """A figure as everybody may read it, and how long its bar is; no length where there is nothing to draw."""

    text: str
    length: float | None = None


@dataclass(frozen=True)
class Row:
    """One line of a table. What sums up the others is in the table, and not in the chart."""

    label: str
    cells: tuple[Cell, ...]
    is_total: bool = False


@dataclass(frozen=True)
class ChartPlan:
    """Which columns of its table a chart shows, in which colours, and what it is called."""

    name: str
    title: str
    columns: tuple[int, ...]
    tones: tuple[int, ...] = TONES


@dataclass(frozen=True)
class FigureTable:
    """One table with its heading, a sentence that says the same, and its charts."""

    name: str
    heading: str
    in_words: str
    label: str  # above the first column
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    plans: tuple[ChartPlan, ...] = ()

    @property
    def charts(self) -> list[BarChart]:
        """Return the charts of this table; none of those in which no bar would be drawn."""
        drawn = (chart_of(self, plan) for plan in self.plans)
        return [chart for chart in drawn if chart.longest]

    def lines(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield every figure by itself: heading, row, column and text."""
        for row in self.rows:
            for column, cell in zip(self.columns, row.cells, strict=True):
                yield self.heading, row.label, column, cell.text


def chart_of(table: FigureTable, plan: ChartPlan) -> BarChart:
    """Return the chart of some columns of a table."""
    return BarChart(
        name=plan.name,
        title=plan.title,
        description=table.in_words,
        groups=tuple(
            BarGroup(row.label, tuple(_bars(table.columns, row.cells, plan))) for row in table.rows if not row.is_total
        ),
    )


def _bars(columns: Sequence[str], cells: Sequence[Cell], plan: ChartPlan) -> Iterator[Bar]:
    for tone, place in zip(plan.tones, plan.columns, strict=False):
        label = columns[place] if len(plan.columns) > 1 else ""
        yield Bar(label, cells[place].text, cells[place].length, tone)
