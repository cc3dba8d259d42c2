"""What somebody may change about themselves on their own page."""

from dataclasses import asdict, dataclass

from people.models import Person


@dataclass(frozen=True)
class OwnDetails:
    """What a valid form said, every value as it is stored; an e-mail address is no part of it: it has to answer first.

    The names are those of Person's fields.
    """

    name: str
    channel: str
    phone: str
    address: str
    language: str
    format: str

    def put_into(self, person: Person) -> list[str]:
        """Set what differs on this person, not saved yet; returns the names of those fields."""
        changed = [name for name, value in asdict(self).items() if getattr(person, name) != value]
        for name in changed:
            setattr(person, name, getattr(self, name))
        return changed
