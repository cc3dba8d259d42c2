"""Registers the mails of this room; found at start."""

from involvement.letters import alerts, loop_week, notices, outcome_owed, tell_us  # noqa: F401  importing registers
