"""Registers the mails of this room; found at start."""

from youngpeople.letters import moving_on  # noqa: F401  importing registers
