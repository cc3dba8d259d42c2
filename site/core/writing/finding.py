"""One thing that could be better, and where it stands."""

from dataclasses import dataclass

MOST_LETTERS = 160


@dataclass(frozen=True)
class Finding:
    """What to do, in a sentence, and the words of the page it is about; empty where it is about the whole page."""

    what_to_do: str
    words: str = ""


def shortened(words: str) -> str:
    """Return the beginning of what was found, long enough to find it again on the page."""
    plain = " ".join(words.split())
    return plain if len(plain) <= MOST_LETTERS else f"{plain[:MOST_LETTERS].rstrip()} …"
