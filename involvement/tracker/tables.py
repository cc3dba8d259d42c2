"""How many actions are how far: one table, from which the page, its chart and nothing else is made."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from involvement.loop.tables import Cell, ChartPlan, FigureTable, Row
from involvement.progress_statuses import ProgressStatus
from involvement.tracker.followed import Tracker


def status_table(tracker: Tracker) -> FigureTable:
    """Return the table: exact numbers and no percentage, since actions are not of one size."""
    rows = [_row(tracker, status) for status in ProgressStatus]
    number = len(tracker.actions)
    past = sum(action.is_review_past for action in tracker.actions)
    total = Row(_("All actions"), (_cell(number), _cell(past)), is_total=True)
    return FigureTable(
        name="actions-by-status",
        heading=_("How far the actions are"),
        in_words=_in_words(number, past),
        label=_("Status"),
        columns=(_("Actions"), _("Not looked at in time")),
        rows=(*rows, total),
        plans=(ChartPlan("chart-actions", _("Number of actions by status"), (0,)),),
    )


def _row(tracker: Tracker, status: ProgressStatus) -> Row:
    actions = [action for action in tracker.actions if action.status == status]
    return Row(str(status.label), (_cell(len(actions)), _cell(sum(action.is_review_past for action in actions))))


def _cell(number: int) -> Cell:
    return Cell(str(number), number)


def _in_words(number: int, past: int) -> str:
    words = ngettext("The strategy has %(count)d action.", "The strategy has %(count)d actions.", number)
    said = words % {"count": number}
    if not past:
        return said
    late = ngettext("%(count)d was not looked at in time.", "%(count)d were not looked at in time.", past)
    return f"{said} {late % {'count': past}}"
