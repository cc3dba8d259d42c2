"""Registers the mails of this room; found at start."""

from people.post.texts import (  # noqa: F401  importing registers
    addresses,
    contributions,
    deciding,
    erasure,
    growing_up,
    guardian,
    leaving,
    mailing,
    needs,
    offers,
    own_pages,
    sign_ups,
    team,
    trial,
    young_people,
)
