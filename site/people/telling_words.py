"""Words of a title that would tell what somebody belongs to, where only a neutral name may stand."""

import re

SHORTEST = 4  # letters; shorter words of a title, such as “and”, tell nothing
TELL_NOTHING = frozenset(
    ("about", "forum", "from", "group", "living", "members", "network", "panel", "partners", "people")
    + ("team", "their", "trust", "with", "your")
)


def word_told_by(title: str, text: str) -> str:
    """Return the first word of a title that this text holds too, nothing where it tells none of it."""
    said = set(re.findall(r"\w+", text.casefold()))
    return next((word for word in _telling_words(title) if word in said), "")


def part_told_by(title: str, address: str) -> str:
    """Return the first word of a title that stands anywhere in an address, where nothing divides words."""
    return next((word for word in _telling_words(title) if word in address.casefold()), "")


def _telling_words(title: str) -> list[str]:
    words = re.findall(rf"\w{{{SHORTEST},}}", title.casefold())
    return [word for word in words if word not in TELL_NOTHING]
