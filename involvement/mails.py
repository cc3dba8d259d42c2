"""Registers the mails of this room; found at start."""

from involvement.letters import (  # noqa: F401  importing registers
    alerts,
    following,
    formats,
    loop_week,
    notices,
    outcome_owed,
    plans,
    story_changes,
    strategy_review,
    tell_us,
)
