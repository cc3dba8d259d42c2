"""What somebody may change about themselves on their own page."""

from dataclasses import dataclass


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
