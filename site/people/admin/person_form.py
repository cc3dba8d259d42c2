"""What staff may change in a person's details: never consent, never the e-mail address."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from people.addresses import normalised_phone, normalised_postal_address
from people.fields import LongTextField, ShortTextField
from people.models import Person
from people.own_details import OwnDetails

NEEDED = {Person.Channel.PHONE: "phone", Person.Channel.POST: "address"}


class PersonForm(WagtailAdminModelForm):
    """Name, how to reach them, language and format."""

    name = ShortTextField(
        label=_("Name"),
        limit=120,
        required=False,
        help_text=_(
            "The email address cannot be changed here: only its owner can prove that it is theirs. Ask the person to "
            "change it on their own page. Nor can what they agreed to: that is theirs to say."
        ),
    )
    phone = ShortTextField(label=_("Phone"), limit=60, required=False)
    address = LongTextField(
        label=_("Postal address"), limit=400, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    class Meta:
        model = Person
        fields = ["name", "phone", "address", "channel", "language", "format"]

    def clean_phone(self) -> str:
        """Return the number as it is stored."""
        typed = self.cleaned_data["phone"]
        return normalised_phone(typed) if typed else ""

    def clean_address(self) -> str:
        """Return the address as it is stored."""
        typed = self.cleaned_data["address"]
        return normalised_postal_address(typed) if typed else ""

    def clean(self) -> dict[str, Any]:
        """Refuse a way to reach somebody that leads nowhere."""
        cleaned = super().clean() or self.cleaned_data
        channel = cleaned.get("channel")
        needed = NEEDED.get(channel)
        if needed and needed not in self.errors and not cleaned.get(needed):
            self.add_error(needed, ValidationError(_("Fill this in, or choose another way to reach them.")))
        if channel == Person.Channel.EMAIL and not self.instance.email:
            self.add_error("channel", ValidationError(_("We have no email address of theirs. Choose another way.")))
        return cleaned

    def details(self) -> OwnDetails:
        """Return what a valid form says."""
        return OwnDetails(**{name: self.cleaned_data[name] for name in self._meta.fields})
