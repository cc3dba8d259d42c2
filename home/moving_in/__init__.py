"""Brings the pages of an older website over: what is read, what becomes of it, and what the report says."""
