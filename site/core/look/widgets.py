"""Inputs that Django has no widget for: a date in three parts, choices that reveal fields, a text with a limit."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

DATE_PARTS = ("day", "month", "year")


class _Choices:
    """Radios or checkboxes whose choices may have hints and may reveal other fields of the same form.

    `reveals` maps a choice's value to the name, or names, of the fields it reveals. Without JavaScript these are
    always visible, so the form itself decides what counts. `hints` maps a choice's value to a sentence under it.
    """

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Iterable[Any] = (),
        *,
        reveals: Mapping[str, str | Iterable[str]] | None = None,
        hints: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(attrs, choices)  # type: ignore[call-arg]  # a mixin in front of Django's choice widgets
        self.reveals = {
            value: (names,) if isinstance(names, str) else tuple(names) for value, names in (reveals or {}).items()
        }
        self.hints = dict(hints or {})


class ConditionalRadios(_Choices, forms.RadioSelect):
    """One of a list; a choice may reveal other fields."""


class ConditionalCheckboxes(_Choices, forms.CheckboxSelectMultiple):
    """Any of a list; a choice may reveal other fields."""


class CountedTextarea(forms.Textarea):
    """A longer answer that says how many characters fit; the form's field refuses more and keeps what was typed."""

    def __init__(self, limit: int, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.limit = limit


class DateInputs(forms.MultiWidget):
    """Day, month and year in three inputs, which people find easier than a calendar."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, autocomplete: str = "") -> None:
        super().__init__(dict.fromkeys(DATE_PARTS, forms.TextInput), attrs)
        self.autocomplete = autocomplete

    def decompress(self, value: Any) -> list[str]:
        """Return a date as the three texts of its parts."""
        return [str(value.day), str(value.month), str(value.year)] if isinstance(value, date) else ["", "", ""]
