"""What somebody asks of the translation board; an unknown value changes nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from home.board.rows import Row
from home.board.supply import State

MOST_LETTERS = 200


class Order(TextChoices):
    """In which order the rows stand."""

    VISITS = "visits", _("Most visited first")
    ASKED = "asked", _("Most asked for first")
    TREE = "tree", _("As in the tree of pages")


_FIRST: Mapping[Order, Callable[[Row], int]] = {
    Order.VISITS: lambda row: -row.visits,
    Order.ASKED: lambda row: -row.asked,
    Order.TREE: lambda row: 0,  # as they come
}


@dataclass(frozen=True)
class Asked:
    """The filters of the board; an empty one admits everything."""

    language: str = ""
    state: str = ""
    kind: str = ""  # "app.model" of a page type
    section: str = ""  # the path in the tree of pages
    words: str = ""
    order: Order = Order.TREE
    usual_order: Order = Order.TREE

    @classmethod
    def of(
        cls,
        query: QueryDict,
        languages: Iterable[str],
        kinds: Iterable[str],
        sections: Iterable[str],
        orders: Sequence[Order],
    ) -> "Asked":
        """Read an address; the first of the orders is the usual one."""

        def known(name: str, values: Iterable[str]) -> str:
            value = query.get(name, "")
            return value if value in set(values) else ""

        return cls(
            language=known("language", languages),
            state=known("state", State.values),
            kind=known("kind", kinds),
            section=known("section", sections),
            words=" ".join(query.get("q", "").replace("\x00", "").split())[:MOST_LETTERS],
            order=Order(known("sort", orders) or orders[0]),
            usual_order=orders[0],
        )

    def chosen(self, rows: Iterable[Row]) -> list[Row]:
        """Return the rows that every filter admits, in the order that was asked for."""
        found = [row.only(self.language) for row in rows if self._admits(row)]
        if self.state:
            found = [row for row in found if any(cell.standing.state == self.state for cell in row.cells)]
        return sorted(found, key=_FIRST[self.order])

    def _admits(self, row: Row) -> bool:
        return (
            self.kind in ("", row.kind)
            and row.path.startswith(self.section)
            and self.words.casefold() in row.title.casefold()
        )

    @property
    def as_query(self) -> str:
        """Return the same as the query of an address; nothing where nothing is chosen."""
        values = {
            "language": self.language,
            "state": self.state,
            "kind": self.kind,
            "section": self.section,
            "q": self.words,
            "sort": "" if self.order == self.usual_order else self.order.value,
        }
        return urlencode({name: value for name, value in values.items() if value})
