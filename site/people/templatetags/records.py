"""A person's record in words: the times in it as people write them."""

import re
from datetime import date, datetime
from typing import Any

from django import template

from core.look.words import when_in_words

register = template.Library()

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(rf"{_DAY.pattern}T\d{{2}}:\d{{2}}:\d{{2}}[+-]\d{{2}}:\d{{2}}")


@register.filter
def told(value: Any) -> Any:
    """Return a date or time of a record in words, anything else as it is."""
    text = str(value)
    try:
        if _MOMENT.fullmatch(text):
            return when_in_words(datetime.fromisoformat(text))
        return when_in_words(date.fromisoformat(text)) if _DAY.fullmatch(text) else value
    except ValueError:  # an answer that only looks like a date
        return value


@register.filter
def is_rows(value: Any) -> bool:
    """Tell whether a value of a record is a list of rows of its own."""
    return isinstance(value, list)
