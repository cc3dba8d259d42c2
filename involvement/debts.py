"""Registers what this room owes people; found at start."""

from involvement.loop import sources  # noqa: F401  importing registers
