"""How somebody can be reached: the fields that every form about a person shares."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.look.forms import NhsForm
from core.look.widgets import ConditionalRadios
from people.addresses import normalised_email, normalised_phone, normalised_postal_address
from people.fields import LongTextField, ShortTextField
from people.models import Person

REACHED_BY: dict[str, str | Iterable[str]] = {
    Person.Channel.EMAIL: "email",
    Person.Channel.PHONE: "phone",
    Person.Channel.POST: "address",
}
NORMALISED = {"email": normalised_email, "phone": normalised_phone, "address": normalised_postal_address}
MISSING = {
    "email": _("Enter your email address"),
    "phone": _("Enter your phone number"),
    "address": _("Enter your postal address"),
}


class ContactForm(NhsForm):
    """Name, and one way to reach the person; a box that was not chosen is neither kept nor judged."""

    name = ShortTextField(
        label=_("Your name"),
        limit=120,
        error_messages={"required": _("Enter your name")},
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )
    reach_by = forms.ChoiceField(
        label=_("How should we reach you?"),
        choices=[
            (Person.Channel.EMAIL, _("By email")),
            (Person.Channel.PHONE, _("By phone")),
            (Person.Channel.POST, _("By post")),
        ],
        widget=ConditionalRadios(reveals=REACHED_BY),
        error_messages={
            "required": _("Choose how we should reach you"),
            "invalid_choice": _("Choose how we should reach you"),
        },
    )
    email = ShortTextField(
        label=_("Email address"),
        limit=320,
        required=False,
        help_text=_("We send you one email to check that it is yours."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false", "inputmode": "email"}),
    )
    phone = ShortTextField(
        label=_("Phone number"),
        limit=60,
        required=False,
        help_text=_("We ring you to check that we have understood you."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    address = LongTextField(
        label=_("Postal address"),
        limit=400,
        required=False,
        help_text=_("We write to you. Please include the postcode."),
        widget=forms.Textarea(attrs={"autocomplete": "street-address", "rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        """Judge the box of the chosen way, and leave it as it is stored and compared."""
        self._clean_contact()
        return self.cleaned_data

    def _clean_contact(self) -> None:
        chosen = REACHED_BY.get(self.cleaned_data.get("reach_by", ""))
        for name, normalised in NORMALISED.items():
            if name != chosen:
                self.errors.pop(name, None)
                self.cleaned_data[name] = ""
            elif name not in self.errors:
                self._normalise(name, normalised)

    def _normalise(self, name: str, normalised: Callable[[str], str]) -> None:
        typed = self.cleaned_data.get(name, "")
        if not typed:
            self.add_error(name, MISSING[name])
            return
        try:
            self.cleaned_data[name] = normalised(typed)
        except ValidationError as error:
            self.add_error(name, error)
