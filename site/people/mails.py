"""Registers the mails of this room; found at start."""

from people.post.texts import (  # noqa: F401  importing registers
    addresses,
    erasure,
    guardian,
    leaving,
    mailing,
    needs,
    own_pages,
    sign_ups,
    team,
    trial,
    young_people,
)
