"""What somebody asks of the translation board; an unknown value changes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.http import urlencode

from home.board.rows import Row
from home.board.supply import State

MOST_LETTERS = 200


@dataclass(frozen=True)
class Asked:
    """The filters of the board; an empty one admits everything."""

    language: str = ""
    state: str = ""
    kind: str = ""  # "app.model" of a page type
    section: str = ""  # the path in the tree of pages
    words: str = ""
    by_demand: bool = False

    @classmethod
    def of(cls, query: QueryDict, languages: Iterable[str], kinds: Iterable[str], sections: Iterable[str]) -> "Asked":
        """Read an address."""

        def known(name: str, values: Iterable[str]) -> str:
            value = query.get(name, "")
            return value if value in set(values) else ""

        return cls(
            language=known("language", languages),
            state=known("state", State.values),
            kind=known("kind", kinds),
            section=known("section", sections),
            words=" ".join(query.get("q", "").replace("\x00", "").split())[:MOST_LETTERS],
            by_demand=query.get("sort") == "asked",
        )

    def chosen(self, rows: Iterable[Row]) -> list[Row]:
        """Return the rows that every filter admits, in the order of the pages or the most asked for first."""
        found = [row.only(self.language) for row in rows if self._admits(row)]
        if self.state:
            found = [row for row in found if any(cell.standing.state == self.state for cell in row.cells)]
        return sorted(found, key=lambda row: -row.asked) if self.by_demand else found

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
            "sort": "asked" if self.by_demand else "",
        }
        return urlencode({name: value for name, value in values.items() if value})
