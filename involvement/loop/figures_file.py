"""The figures as a file for a spreadsheet: one line for each figure, with the same words as the page."""

import csv
from io import StringIO

from django.utils.translation import gettext as _

from core.look.words import when_in_words
from core.spreadsheets import harmless
from involvement.loop.figures import Figures

TYPE = "text/csv; charset=utf-8"


def figures_csv(figures: Figures) -> str:
    """Return the whole file."""
    text = StringIO()
    text.write("\ufeff")  # by which Excel knows that it is UTF-8
    writer = csv.writer(text)
    writer.writerow([_("Table"), _("Row"), _("What"), _("Figure"), _("As at")])
    as_at = when_in_words(figures.as_at)
    for line in figures.lines():
        writer.writerow([harmless(cell) for cell in (*line, as_at)])
    return text.getvalue()
