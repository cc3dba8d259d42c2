"""Reading the strategy from plain text and building its page."""
