"""What staff write down when they have asked somebody whether what we know of their needs is still right."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from people.fields import LongTextField


class NeedByStaffForm(forms.Form):
    """One of three answers, with the new words where there are any; shown in the admin's own look."""

    said = forms.ChoiceField(
        label=_("What did they say?"),
        choices=[
            ("same", _("It is still right")),
            ("changed", _("It has changed, as written below")),
            ("nothing", _("They need nothing any more")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what they said"),
            "invalid_choice": _("Choose what they said"),
        },
    )
    text = LongTextField(label=_("What they need, in their words"), required=False, widget=forms.Textarea({"rows": 5}))

    def clean(self) -> dict[str, Any]:
        """Ask for the words where something has changed."""
        if self.cleaned_data.get("said") == "changed" and not self.cleaned_data.get("text") and not self.errors:
            self.add_error("text", _("Write down what they need"))
        return self.cleaned_data
