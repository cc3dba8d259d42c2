"""The forms with which somebody asks to be told: of new opportunities, or of what becomes of stories."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from involvement.alerts.questions import LONGEST_QUESTION, Rhythm, question_of
from involvement.filters import OpportunityFilters
from people.forms.subscribing import SubscribingForm
from people.models import ConsentWording

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

TOO_MUCH = _("These are more filters than we can keep. Go back to the list and choose fewer, or search for fewer words")


class AlertForm(SubscribingForm):
    """An address, how often, and one tick; what is asked for stands in the address of the page."""

    purpose = ConsentWording.Purpose.ALERTS

    rhythm = forms.ChoiceField(
        label=_("How often should we write?"),
        choices=Rhythm.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how often we should write"),
            "invalid_choice": _("Choose how often we should write"),
        },
    )
    field_order = ["email", "rhythm", "agree"]

    def __init__(self, data: QueryDict | None = None, *, filters: OpportunityFilters, language: str) -> None:
        self.filters = filters
        super().__init__(data, language=language)

    def clean(self) -> dict[str, Any]:
        """Refuse a question that is longer than what can be kept: half of it would be another question."""
        if len(question_of(self.filters).query_string()) > LONGEST_QUESTION:
            self.add_error(None, TOO_MUCH)
        return super().clean()


class FollowForm(SubscribingForm):
    """An address and one tick; where the page itself does not say what is followed, one choice of several."""

    purpose = ConsentWording.Purpose.FOLLOW

    what = forms.ChoiceField(
        label=_("What do you want to follow?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what you want to follow"),
            "invalid_choice": _("Choose what you want to follow"),
        },
    )
    field_order = ["what", "email", "agree"]

    def __init__(
        self, data: QueryDict | None = None, *, language: str, choices: "Sequence[tuple[str, StrOrPromise]] | None"
    ) -> None:
        super().__init__(data, language=language)
        if choices is None:
            del self.fields["what"]
            return
        what = self.fields["what"]
        if isinstance(what, forms.ChoiceField):
            what.choices = choices
            what.initial = choices[0][0] if len(choices) == 1 else None
