"""The texts the strategy tests read: one of our own, and the real one where it lies beside the checkout."""

from pathlib import Path

from involvement.strategy.document import Document
from involvement.strategy.reading import read_strategy
from involvement.strategy.source import source_of

SAMPLE = Path(__file__).parent / "sample_strategy.txt"
REAL = Path(__file__).parents[3] / "shared" / "source" / "working-together-strategy-2024.txt"
TEXTS = [path for path in (SAMPLE, REAL) if path.is_file()]

ACTION_LIST = (
    "A plan for 2031\n\nWe plan together.\n\nCo-production\n\nActions\n\n• To ask first.\n• To say what changed.\n"
)


def sample_text() -> str:
    """Return our own text."""
    return SAMPLE.read_text(encoding="utf-8")


def read(text: str) -> Document:
    """Read a text that is written in the test."""
    return read_strategy(source_of(text))


def kinds(document: Document) -> list[str]:
    """Return what the parts were recognised as."""
    return [type(part).__name__ for part in document.parts]
