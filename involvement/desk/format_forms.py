"""The small forms on the screen of one request for a format."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from people.fields import clean_text

LONGEST = 2000


class _Words(forms.CharField):
    """Several lines, without odd characters."""

    def to_python(self, value: Any) -> str:
        """Return the cleaned text."""
        return clean_text(str(value or "")).strip()


def _words(label: Any, help_text: Any, required: Any = "") -> _Words:
    return _Words(
        label=label,
        help_text=help_text,
        max_length=LONGEST,
        required=bool(required),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": required},
    )


class PromiseForm(forms.Form):
    """The day by which those who wait are answered."""

    day = forms.DateField(
        label=_("They hear from us by"),
        widget=AdminDateInput(),
        error_messages={"required": _("Say until when"), "invalid": _("Write the day as 2030-03-04")},
    )

    def clean_day(self) -> date:
        """Refuse a day that is over."""
        day: date = self.cleaned_data["day"]
        if day < timezone.localdate():
            raise ValidationError(_("This day is over."))
        return day


class AnswerForm(forms.Form):
    """What those who wait are told; where the page offers it by now, the link in the mail may say enough."""

    answer = _words(_("Your answer"), _("Stands in the mail above the link to the page. Plain text."))

    def __init__(self, data: Any = None, *, is_offered: bool) -> None:
        super().__init__(data)
        self.is_offered = is_offered

    def clean_answer(self) -> str:
        """Refuse an answer that says nothing and leads to nothing."""
        words: str = self.cleaned_data["answer"]
        if not words and not self.is_offered:
            raise ValidationError(
                _("The page does not offer this yet. Add it to the page and publish, or answer here.")
            )
        return words


class CannotForm(forms.Form):
    """Why it cannot be done; the same words go to those who wait."""

    reason = _words(_("Why not"), _("Those who wait read this. Say what they can have instead."), _("Say why"))
