"""Who sends a plan: a name and a work email, so that the team can ask back."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from people.addresses import normalised_email
from people.fields import ShortTextField
from people.forms.guarded import GuardedForm


class SendPlanForm(GuardedForm):
    """Two answers; neither is ever shown to the public."""

    name = ShortTextField(
        label=_("Your name"),
        limit=120,
        error_messages={"required": _("Enter your name")},
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )
    email = ShortTextField(
        label=_("Your work email address"),
        limit=254,
        help_text=_("The team uses it to answer you, and for nothing else."),
        error_messages={"required": _("Enter your work email address")},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false", "inputmode": "email"}),
    )

    def clean(self) -> dict[str, Any]:
        """Judge the address as every other form of this site does."""
        if typed := self.cleaned_data.get("email"):
            try:
                self.cleaned_data["email"] = normalised_email(typed)
            except ValidationError as error:
                self.add_error("email", error)
        return super().clean()
