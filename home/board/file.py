"""The translation board as a file for a spreadsheet: one line for each page in each language."""

import csv
from collections.abc import Iterable
from io import StringIO

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.spreadsheets import harmless
from home.board.rows import Row
from home.visits.lately import DAYS


def board_file(rows: Iterable[Row], things: str, name: str, *, knows_visits: bool) -> HttpResponse:
    """Return the whole file; it names pages or other things, and nobody."""
    visits_too = [_("Visits in %(days)d days") % {"days": DAYS}] if knows_visits else []
    text = StringIO()
    text.write("\ufeff")  # by which Excel knows that it is UTF-8
    writer = csv.writer(text)
    writer.writerow([things, _("Type"), _("Language"), _("State"), _("Out of date since"), _("Asked for"), *visits_too])
    for row in rows:
        for cell in row.cells:
            since = cell.standing.since
            day = f"{timezone.localdate(since):%Y-%m-%d}" if since else ""
            cells = (row.title, row.kind_name, cell.language.name, str(cell.standing.state.label), day, str(cell.asked))
            visits = [str(row.visits)] if knows_visits else []
            writer.writerow([harmless(each) for each in (*cells, *visits)])
    file = f"{name}-{timezone.localdate():%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{file}"', "Cache-Control": "no-store"}
    return HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)
