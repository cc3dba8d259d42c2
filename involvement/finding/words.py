"""Finds words in opportunities."""

from involvement.finding.index import OpportunityIndex
from involvement.finding.remembered import index_generation
from involvement.finding.searching import Found, words_found
from involvement.models import OpportunityPage


def searched(index: OpportunityIndex, text: str) -> Found:
    """Return the opportunities that hold every word of the text, and those of them that have it in their title."""
    return words_found(OpportunityPage, index, text, index_generation())
