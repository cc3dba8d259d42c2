"""The base of the forms with which somebody asks for a kind of mail: an address and one tick."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from people.addresses import normalised_email
from people.fields import ShortTextField, name_in_messages
from people.forms.guarded import GuardedForm
from people.guards import FormStamp
from people.models import ConsentWording
from people.selectors import current_wording


class SubscribingForm(GuardedForm):
    """An address, and one tick beside the words of its purpose; whoever sends it gets a mail that asks."""

    purpose: ClassVar[str]  # a value of ConsentWording.Purpose

    email = ShortTextField(
        label=_("Email address"),
        limit=320,
        help_text=_("We send you one email to check that it is yours."),
        error_messages={"required": _("Enter your email address")},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false", "inputmode": "email"}),
    )
    agree = forms.BooleanField(error_messages={"required": _("Tick the box so that we may write to you")})

    def __init__(self, data: QueryDict | None = None, *, language: str) -> None:
        self.language = language
        self.wording = self._wording()
        super().__init__(data)
        self.fields["agree"].label = self.wording.words
        name_in_messages(self.fields["email"])

    def _wording(self) -> ConsentWording:
        wording = current_wording(self.purpose, self.language)
        if wording is None:
            raise ImproperlyConfigured(f"No consent wording for {self.purpose!r}: run load_starter_site or migrate.")
        return wording

    def words_shown(self) -> dict[str, int]:
        """Return the words of consent that stand beside the box now."""
        return {str(self.purpose): self.wording.pk}

    def show_afresh(self, stamp: FormStamp | None) -> None:
        """Give the form a new stamp; the tick stays only beside words that are still the same."""
        super().show_afresh(stamp)
        is_same = stamp is not None and stamp.wordings.get(str(self.purpose)) == self.wording.pk
        if not is_same and self.typed.pop("agree", "") and "agree" not in self.errors:
            self.add_error("agree", _("These words have changed. Read them and tick the box again if you agree"))

    def clean_email(self) -> str:
        """Return the address as it is stored and compared."""
        email: Any = self.cleaned_data["email"]
        return normalised_email(email)
