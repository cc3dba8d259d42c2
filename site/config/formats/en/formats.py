"""Dates and times in the NHS style: 4 March 2026, 2pm."""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "j M Y"
TIME_FORMAT = "P"
DATETIME_FORMAT = "j F Y, P"
