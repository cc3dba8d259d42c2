"""The form in which people change what we hold about them; every box is shown, because we hold what is in it."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from people.fields import LongTextField, ShortTextField, name_in_messages
from people.forms.contact import MISSING, NORMALISED, REACHED_BY, ContactForm
from people.models import Person
from people.own_details import OwnDetails


class OwnDetailsForm(ContactForm):
    """Name, every way to reach the person and the one they prefer, language and format.

    A way they do not prefer stays until they empty its box; the e-mail address is the way to this page, so it can be
    changed and not taken away.
    """

    email = ShortTextField(
        label=_("Email address"),
        limit=320,
        error_messages={"required": MISSING["email"]},
        help_text=_("If you change it, we send a link to the new address. Until you use that link, the old one stays."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false", "inputmode": "email"}),
    )
    phone = ShortTextField(
        label=_("Phone number"),
        limit=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    address = LongTextField(
        label=_("Postal address"),
        limit=400,
        required=False,
        help_text=_("Please include the postcode."),
        widget=forms.Textarea(attrs={"autocomplete": "street-address", "rows": 4}),
    )
    reach_by = forms.ChoiceField(
        label=_("How should we reach you?"),
        choices=[
            (Person.Channel.EMAIL, _("By email")),
            (Person.Channel.PHONE, _("By phone")),
            (Person.Channel.POST, _("By post")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how we should reach you"),
            "invalid_choice": _("Choose how we should reach you"),
        },
    )
    language = forms.ChoiceField(label=_("Which language should we use?"), choices=settings.LANGUAGES)
    format = forms.ChoiceField(
        label=_("In which format do you want to read what we send?"),
        help_text=_("We do not have everything in each format. We do our best, and talk with you about it."),
        choices=Person.Format.choices,
        widget=forms.RadioSelect,
    )
    field_order = ["name", "email", "phone", "address", "reach_by", "language", "format"]

    def __init__(self, data: QueryDict | None = None, *, person: Person) -> None:
        super().__init__(data, initial=_held(person))
        self.fields["email"].required = bool(person.email)
        for field in self.fields.values():
            name_in_messages(field)

    def _clean_contact(self) -> None:
        """Judge every box with something in it, and the box of the chosen way also where it is empty."""
        chosen = REACHED_BY.get(self.cleaned_data.get("reach_by", ""))
        for name, normalised in NORMALISED.items():
            if name in self.errors:
                continue
            if self.cleaned_data.get(name) or name == chosen:
                self._normalise(name, normalised)

    def details(self) -> OwnDetails:
        """Return what a valid form says."""
        cleaned: dict[str, Any] = self.cleaned_data
        return OwnDetails(
            name=cleaned["name"],
            channel=cleaned["reach_by"],
            phone=cleaned["phone"],
            address=cleaned["address"],
            language=cleaned["language"],
            format=cleaned["format"],
        )


def _held(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "email": person.email or "",
        "phone": person.phone,
        "address": person.address,
        "reach_by": person.channel,
        "language": person.language,
        "format": person.format,
    }
