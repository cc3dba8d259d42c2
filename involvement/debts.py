"""Registers what this room owes people; found at start."""

from involvement.loop import sources, story_sources, strategy_sources  # noqa: F401  importing registers
