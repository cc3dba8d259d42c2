"""The form with which somebody asks to be told of new opportunities."""

from typing import Any

from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from involvement.alerts.questions import LONGEST_QUESTION, Rhythm, question_of
from involvement.filters import OpportunityFilters
from people.addresses import normalised_email
from people.fields import ShortTextField, name_in_messages
from people.forms.guarded import GuardedForm
from people.guards import FormStamp
from people.models import ConsentWording
from people.selectors import current_wording

PURPOSE = ConsentWording.Purpose.ALERTS
TOO_MUCH = _("These are more filters than we can keep. Go back to the list and choose fewer, or search for fewer words")


class AlertForm(GuardedForm):
    """An address, how often, and one tick; what is asked for stands in the address of the page."""

    email = ShortTextField(
        label=_("Email address"),
        limit=320,
        help_text=_("We send you one email to check that it is yours."),
        error_messages={"required": _("Enter your email address")},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false", "inputmode": "email"}),
    )
    rhythm = forms.ChoiceField(
        label=_("How often should we write?"),
        choices=Rhythm.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how often we should write"),
            "invalid_choice": _("Choose how often we should write"),
        },
    )
    agree = forms.BooleanField(error_messages={"required": _("Tick the box so that we may write to you")})
    field_order = ["email", "rhythm", "agree"]

    def __init__(self, data: QueryDict | None = None, *, filters: OpportunityFilters, language: str) -> None:
        self.filters = filters
        self.language = language
        self.wording = _wording_in(language)
        super().__init__(data)
        self.fields["agree"].label = self.wording.text
        name_in_messages(self.fields["email"])

    def words_shown(self) -> dict[str, int]:
        """Return the words of consent that stand beside the box now."""
        return {str(PURPOSE): self.wording.pk}

    def show_afresh(self, stamp: FormStamp | None) -> None:
        """Give the form a new stamp; the tick stays only beside words that are still the same."""
        super().show_afresh(stamp)
        is_same = stamp is not None and stamp.wordings.get(str(PURPOSE)) == self.wording.pk
        if not is_same and self.typed.pop("agree", "") and "agree" not in self.errors:
            self.add_error("agree", _("These words have changed. Read them and tick the box again if you agree"))

    def clean_email(self) -> str:
        """Return the address as it is stored and compared."""
        return normalised_email(self.cleaned_data["email"])

    def clean(self) -> dict[str, Any]:
        """Refuse a question that is longer than what can be kept: half of it would be another question."""
        if len(question_of(self.filters).query_string()) > LONGEST_QUESTION:
            self.add_error(None, TOO_MUCH)
        return super().clean()


def _wording_in(language: str) -> ConsentWording:
    wording = current_wording(PURPOSE, language)
    if wording is None:
        raise ImproperlyConfigured("No consent wording for alerts: run load_starter_site or migrate.")
    return wording
