"""The table of opportunities: whether those who took part were told what happened, by the day that was promised."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from involvement.loop.counting import OpportunityCount, count_opportunities
from involvement.loop.facts import OpportunityFacts, years_of
from involvement.loop.tables import Cell, ChartPlan, FigureTable, Row


def opportunity_tables(opportunities: Sequence[OpportunityFacts], today: date) -> list[FigureTable]:
    """Return the table by the year in which opportunities closed; none where none has closed."""
    if not opportunities:
        return []
    whole = count_opportunities(opportunities, today)
    rows = [
        Row(
            str(year),
            _cells(count_opportunities((each for each in opportunities if each.closed_on.year == year), today)),
        )
        for year in years_of(each.closed_on for each in opportunities)
    ]
    heading = _("Answers to those who took part")
    return [
        FigureTable(
            name="answers",
            heading=heading,
            in_words=_in_words(whole),
            label=_("Year it closed"),
            columns=(_("Told in time"), _("Told late"), _("Not told yet"), _("Overdue"), _("All")),
            rows=(*rows, Row(_("All"), _cells(whole), is_total=True)),
            plans=(ChartPlan("answers-counts", heading, (0, 1, 2, 3), tones=(1, 2, 4, 3)),),
        )
    ]


def _cells(count: OpportunityCount) -> tuple[Cell, ...]:
    numbers = (count.in_time, count.late, count.owed, count.overdue, count.everything)
    return tuple(Cell(str(number), number) for number in numbers)


def _in_words(count: OpportunityCount) -> str:
    closed = ngettext("%(count)d opportunity has closed.", "%(count)d opportunities have closed.", count.everything) % {
        "count": count.everything
    }
    facts = {"in_time": count.in_time, "late": count.late, "owed": count.owed, "overdue": count.overdue}
    words = _("Told in time: %(in_time)d. Told late: %(late)d. Not told yet: %(owed)d. Overdue: %(overdue)d.")
    return f"{closed} {words % facts}"
