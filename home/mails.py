"""Registers the mails of this room; found at start."""

from home.letters import page_reviews  # noqa: F401  importing registers
