"""Keeps the index of opportunities ready, until something that it holds changes."""

from involvement.finding.index import OpportunityIndex, read_index
from involvement.finding.memory import IndexMemory
from involvement.models import OpportunityIndexPage

_memory = IndexMemory("involvement:finding", OpportunityIndex, read_index)
GENERATION = _memory.generation_key


def opportunity_index(page: OpportunityIndexPage) -> OpportunityIndex:
    """Return the index of a list; reads the database only where no process has done so since the last change."""
    return _memory.index_of(page)


def index_generation() -> str:
    """Return what changes with every change of an opportunity; nothing while the cache is away."""
    return _memory.generation()


def forget_index() -> None:
    """Let the next list read its index anew, in every process."""
    _memory.forget()
