"""What somebody asks of the loop desk: one owner, one kind, only what is overdue. Unknown values change nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.http import urlencode

from involvement.loop.owed import Owed, owed_sources
from involvement.roles import role_key

NOBODY = "nobody"  # in the address: where no role is named


@dataclass(frozen=True)
class Asked:
    """The filters of the desk; an empty one admits everything."""

    owner: str = ""  # the key of a role, or NOBODY
    source: str = ""
    is_late: bool = False

    @classmethod
    def of(cls, query: QueryDict, items: Iterable[Owed]) -> "Asked":
        """Read an address; an owner who owes nothing is not known any more."""
        owner, source = role_key(query.get("owner", "")), query.get("kind", "")
        return cls(
            owner=owner if owner in {owner_key(item) for item in items} else "",
            source=source if source in {each.name for each in owed_sources()} else "",
            is_late=query.get("overdue") == "yes",
        )

    def chosen(self, items: Iterable[Owed]) -> list[Owed]:
        """Return those of these that every filter admits."""
        return [
            item
            for item in items
            if self.owner in ("", owner_key(item))
            and self.source in ("", item.source)
            and (item.is_late or not self.is_late)
        ]

    @property
    def as_query(self) -> str:
        """Return the same as the query of an address; nothing where nothing is chosen."""
        values = {"owner": self.owner, "kind": self.source, "overdue": "yes" if self.is_late else ""}
        return urlencode({name: value for name, value in values.items() if value})


def owner_key(item: Owed) -> str:
    """Return the word by which the owner of something stands in addresses."""
    return role_key(item.owner) or NOBODY
