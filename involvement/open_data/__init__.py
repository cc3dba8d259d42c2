"""Opportunities for other programs: feed, calendars and a read-only API, with the same filters as the list."""
