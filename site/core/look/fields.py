"""A date asked for in three parts, whose errors name the part to mend."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .widgets import DATE_PARTS, DateInputs
from .words import date_in_words

PART_NAMES = {"day": _("day"), "month": _("month"), "year": _("year")}


class NhsDateField(forms.Field):
    """A date typed as day, month and year; months may be words, and nothing typed is ever lost."""

    widget = DateInputs
    default_error_messages = {
        "required": _("Enter a date"),
        "missing_one": _("%(label)s must include a %(part)s"),
        "missing_two": _("%(label)s must include a %(part)s and a %(other)s"),
        "year": _("The year must have 4 numbers"),
        "invalid": _("%(label)s must be a real date"),
        "earliest": _("%(label)s must be the same as or after %(date)s"),
        "latest": _("%(label)s must be the same as or before %(date)s"),
    }

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.earliest = earliest
        self.latest = latest

    def to_python(self, value: Any) -> date | None:
        """Return the date that was typed, None where nothing was; raises ValidationError that names the part."""
        if value is None or isinstance(value, date):
            return value
        typed = _typed(value)
        if not any(typed.values()):
            return None
        if missing := [part for part in DATE_PARTS if not typed[part]]:
            raise self._missing(missing)
        if len(typed["year"]) != 4:
            raise self._error("year")
        try:
            return date(int(typed["year"]), _month(typed["month"]), int(typed["day"]))
        except ValueError as error:
            raise self._error("invalid") from error

    def validate(self, value: date | None) -> None:
        """Raise ValidationError for a missing date or one outside the given bounds."""
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise self._error("earliest", date=date_in_words(self.earliest))
        if value and self.latest and value > self.latest:
            raise self._error("latest", date=date_in_words(self.latest))

    def faulty_parts(self, value: Any) -> list[str]:
        """Return the parts to mark as wrong and to lead to: the missing ones, the year alone, or all three."""
        typed = _typed(value)
        missing = [part for part in DATE_PARTS if not typed[part]]
        if missing and len(missing) < len(DATE_PARTS):
            return missing
        return ["year"] if typed["year"] and len(typed["year"]) != 4 else list(DATE_PARTS)

    def _missing(self, parts: list[str]) -> ValidationError:
        names = [PART_NAMES[part] for part in parts]
        if len(names) == 1:
            return self._error("missing_one", part=names[0])
        return self._error("missing_two", part=names[0], other=names[1])

    def _error(self, code: str, **params: Any) -> ValidationError:
        label = capfirst(str(self.label or _("the date")))
        return ValidationError(self.error_messages[code], code=code, params={"label": label, **params})


def _typed(value: Any) -> dict[str, str]:
    texts = value if isinstance(value, list | tuple) else ["", "", ""]
    return {part: str(text or "").strip() for part, text in zip(DATE_PARTS, texts, strict=True)}


def _month(text: str) -> int:
    for names in (MONTHS, MONTHS_3):
        for number, name in names.items():
            if text.lower().rstrip(".") == str(name).lower().rstrip("."):
                return int(number)
    return int(text)
