"""The forms of a person's own pages, but for their details."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.look.fields import NhsDateField
from core.look.forms import NhsForm
from core.look.widgets import ConditionalRadios
from people.addresses import normalised_email
from people.fields import LongTextField, ShortTextField, name_in_messages
from people.forms.guarded import GuardedForm

MONTHS = {"1-month": 1, "3-months": 3, "6-months": 6}
LONGEST_BREAK = 24  # months to a day that is named; after that people say when they are back
REVEALED: dict[str, str | Iterable[str]] = {"day": "until"}


class AskForLinkForm(GuardedForm):
    """Where the link to somebody's own page is sent."""

    email = ShortTextField(
        label=_("Email address"),
        limit=320,
        help_text=_("The one that you have given us."),
        error_messages={"required": _("Enter your email address")},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false", "inputmode": "email"}),
    )
    field_order = ["email"]

    def clean_email(self) -> str:
        """Return the address as it is stored and compared."""
        return normalised_email(self.cleaned_data["email"])


class OwnNeedForm(NhsForm):
    """What a person needs in order to take part. An empty box is no way of saying “nothing any more”."""

    access_needs = LongTextField(
        label=_("What do you need to take part?"),
        help_text=_("For example a step-free room, large print, an interpreter, breaks, or someone to come with you."),
        error_messages={"required": _("Write down what you need. If you need nothing any more, use the other button")},
    )

    def __init__(self, data: QueryDict | None = None, *, known: str = "") -> None:
        super().__init__(data, initial={"access_needs": known})
        name_in_messages(self.fields["access_needs"])


class BreakForm(NhsForm):
    """How long a break is. Nobody is asked why."""

    length = forms.ChoiceField(
        label=_("How long do you need?"),
        choices=[
            ("1-month", _("1 month")),
            ("3-months", _("3 months")),
            ("6-months", _("6 months")),
            ("day", _("Until a day that I choose")),
            ("open", _("Until I tell you")),
        ],
        widget=ConditionalRadios(reveals=REVEALED),
        error_messages={
            "required": _("Choose how long you need"),
            "invalid_choice": _("Choose how long you need"),
        },
    )
    until = NhsDateField(label=_("The last day of your break"), required=False)

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        day = self.fields["until"]
        assert isinstance(day, NhsDateField)  # noqa: S101  tells the type checker
        day.earliest = date.fromordinal(timezone.localdate().toordinal() + 1)
        day.latest = months_later(timezone.localdate(), LONGEST_BREAK)
        example = months_later(timezone.localdate(), 2)
        words = gettext("We ask you gently on that day. For example, %(day)s")
        day.help_text = words % {"day": f"{example.day} {example.month} {example.year}"}

    def clean(self) -> dict[str, Any]:
        """Judge the date only where somebody chose to name one."""
        if self.cleaned_data.get("length") != "day":
            self.errors.pop("until", None)
        elif not self.cleaned_data.get("until") and "until" not in self.errors:
            self.add_error("until", ValidationError(_("Enter the last day of your break")))
        return self.cleaned_data

    def until_day(self) -> date | None:
        """Return the day from which we may ask, or None for a break without an end."""
        length = self.cleaned_data["length"]
        if length in MONTHS:
            return months_later(timezone.localdate(), MONTHS[length])
        return self.cleaned_data["until"] if length == "day" else None


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or the last day of a shorter month."""
    number = day.month - 1 + months
    year, month = day.year + number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
