"""Who is told what is owed: the address of each role, and the team's own where a role has none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.selectors import organisation
from involvement.loop.owed import Owed
from involvement.models import OwnerAddress
from involvement.roles import role_key


@dataclass(frozen=True)
class Addresses:
    """The addresses of all roles, read once."""

    by_role: dict[str, str]
    team: str

    @classmethod
    def read(cls) -> "Addresses":
        """Read them."""
        rows = OwnerAddress.objects.values_list("role", "email")
        return cls({role_key(role): email.strip().lower() for role, email in rows}, organisation().team_email.lower())

    def of(self, role: str) -> str:
        """Return where mail for a role goes; nothing where it goes to the team, wherever that is by then."""
        address = self.by_role.get(role_key(role), "")
        return "" if address == self.team else address

    def has(self, role: str) -> bool:
        """Tell whether a role has an address of its own."""
        return role_key(role) in self.by_role


@dataclass(frozen=True)
class OwnerLine:
    """What one role owes, in numbers."""

    role: str
    number: int
    overdue: int
    oldest: Owed
    has_address: bool


def owner_lines(items: Iterable[Owed], addresses: Addresses) -> Iterator[OwnerLine]:
    """Yield a line for each role, the one that owes for longest first; `items` come with the oldest first."""
    by_role: dict[str, list[Owed]] = {}
    for item in items:
        by_role.setdefault(role_key(item.owner), []).append(item)
    for its in by_role.values():
        overdue = sum(item.is_late for item in its)
        yield OwnerLine(its[0].owner, len(its), overdue, its[0], addresses.has(its[0].owner))
