"""What a request for a format is called among the things a person can switch on and off: only its number."""

import re

FORMAT = "format"
_NAME = re.compile(rf"{FORMAT}-([0-9]{{1,18}})")


def named(number: int) -> str:
    """Return the name of the request with this number."""
    return f"{FORMAT}-{number}"


def number_in(name: str) -> int | None:
    """Return the number in such a name, or None where it is none."""
    match = _NAME.fullmatch(name)
    return int(match[1]) if match else None
