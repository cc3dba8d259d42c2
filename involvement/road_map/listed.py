"""Texts in which an editor has written one thing a line."""


def lines_in(text: str) -> list[str]:
    """Return the lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]
