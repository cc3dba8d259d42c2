"""Tables: which of them hold facts and which only arrange a page, and the rows of the first kind."""

from bs4 import Tag

from .pieces import Table
from .seeing import attribute, words_of

MOST_COLUMNS = 60
LONGEST_CELL = 400  # characters; more is a text that somebody put beside another one
_NEVER = ["table", "h1", "h2", "h3", "h4", "img", "ul", "ol", "form", "iframe", "blockquote", "video", "details"]


def holds_facts(table: Tag) -> bool:
    """Tell whether the table has rows and columns that belong together."""
    if attribute(table, "role") in ("presentation", "none") or table.find(["table"]) is not None:
        return False
    rows = _rows(table)
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return False
    if table.find(["th", "thead"]) is not None or words_of(*table.find_all("caption", limit=1)):
        return table.find(["iframe", "form", "blockquote", "video"]) is None
    cells = [cell for row in rows for cell in row]
    if table.find(_NEVER) is not None or any(len(words_of(cell)) > LONGEST_CELL for cell in cells):
        return False
    return len({sum(_span(cell, "colspan") for cell in row) for row in rows}) == 1


def read_table(table: Tag) -> tuple[Table, bool]:
    """Return the table as rows of equal length, and whether cells were merged in it."""
    rows: list[list[str]] = []
    below: dict[tuple[int, int], bool] = {}  # places that a cell from above reaches down to
    merged = False
    found = _rows(table)
    for number, cells in enumerate(found):
        row: list[str] = []
        for cell in cells:
            while (number, len(row)) in below:
                row.append("")
            across, down = _span(cell, "colspan"), min(_span(cell, "rowspan"), len(found) - number)
            merged = merged or across > 1 or down > 1
            below |= {(number + n, len(row) + m): True for n in range(1, down) for m in range(across)}
            row += [words_of(cell), *[""] * (across - 1)]
        rows.append(row)
    width = max(len(row) for row in rows)
    filled = tuple(tuple(row + [""] * (width - len(row))) for row in rows)
    first = found[0]
    caption = words_of(*table.find_all("caption", limit=1))
    by_row = all(cell.name == "th" for cell in first) or (table.find("thead") is not None)
    by_column = all(row[0].name == "th" for row in found[1:])
    return Table(filled, caption, by_row, by_column), merged


def _rows(table: Tag) -> list[list[Tag]]:
    rows = [
        [cell for cell in row.find_all(["td", "th"], recursive=False) if isinstance(cell, Tag)][:MOST_COLUMNS]
        for row in table.find_all("tr")
        if isinstance(row, Tag)
    ]
    return [row for row in rows if row]


def _span(cell: Tag, name: str) -> int:
    value = attribute(cell, name).strip()
    return max(1, min(int(value), MOST_COLUMNS)) if value.isascii() and value.isdigit() and len(value) < 5 else 1
