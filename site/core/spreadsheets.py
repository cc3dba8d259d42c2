"""Cells that no spreadsheet program runs as a formula."""

import unicodedata

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(cell: str) -> str:
    """Return the text with an apostrophe before a beginning that a spreadsheet would run.

    Neither spaces nor invisible marks hide it, and full-width signs count as their plain ones.
    """
    visible = "".join(letter for letter in cell if unicodedata.category(letter) != "Cf").lstrip()
    is_formula = unicodedata.normalize("NFKC", visible[:1]).startswith(FORMULA_STARTS)
    return f"'{cell}" if is_formula or cell.startswith(FORMULA_STARTS) else cell
