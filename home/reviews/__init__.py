"""Which pages must be read again, and by whom."""
