"""Registers what this room owes people; found at start."""

from involvement.loop import sources, story_sources  # noqa: F401  importing registers
from involvement.other_formats import waiting  # noqa: F401  the same
from involvement.tracker import owed  # noqa: F401  the same
