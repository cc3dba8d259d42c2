"""What a {placeholder} in the words of a mail looks like."""

import re

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_LOOKS_LIKE_ONE = re.compile(r"\{\s*\w+\s*\}")  # "{Name}", "{ name }": nothing is ever filled in there


def placeholders_in(text: str) -> list[str]:
    """Return the names of the placeholders, in order and each once.

    What only looks like one is returned with its braces, so that somebody can be told about it.
    """
    found = (PLACEHOLDER.sub(r"\1", match[0]) for match in _LOOKS_LIKE_ONE.finditer(text))
    return list(dict.fromkeys(found))
