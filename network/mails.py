"""Registers the mails of this room; found at start."""

from network.letters import asked, changes, papers, papers_owed  # noqa: F401  importing registers
