"""Pages that nobody looks after."""

from core.models import User

from .pages import PageRow, care_of_pages, editable_pages


def pages_nobody_owns(user: User) -> list[PageRow]:
    """Return the pages without a role that looks after them, published ones first."""
    care = care_of_pages()
    rows = [row for row in editable_pages(user).values() if row.number in care and not care[row.number].owner.strip()]
    return sorted(rows, key=lambda row: not row.is_live)
