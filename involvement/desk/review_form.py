"""What staff say of one action in the quarterly review; an empty form says nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from involvement.actions.progress import Said
from involvement.models import ProgressUpdate, StrategyPromise
from involvement.progress_statuses import ProgressStatus

LONGEST = 600  # characters, as the update itself


class ReviewForm(forms.Form):
    """The update of one action, and when it is looked at next."""

    seen = forms.IntegerField(min_value=0, max_value=2**62, widget=forms.HiddenInput)
    status = forms.ChoiceField(
        label=gettext_lazy("How far is it?"),
        required=False,
        choices=[("", gettext_lazy("No update")), *ProgressStatus.choices],
    )
    words = forms.CharField(
        label=gettext_lazy("What is new, in one or two plain sentences"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    next_review = forms.DateField(
        label=gettext_lazy("Next review"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, said: Any, promise: StrategyPromise, latest: ProgressUpdate | None) -> None:
        initial = {"seen": latest.pk if latest else 0, "next_review": promise.next_review}
        super().__init__(said, prefix=f"p{promise.pk}", initial=initial, use_required_attribute=False)
        self.promise, self.latest = promise, latest
        for name, field in self.fields.items():
            if self.is_bound and name in self.errors:
                field.widget.attrs |= {"aria-describedby": f"{self.prefix}-{name}-error", "aria-invalid": "true"}

    def clean(self) -> dict[str, Any]:
        """Add an error where words have no status, or something changed without a reason."""
        cleaned: dict[str, Any] = super().clean() or {}
        status, words = cleaned.get("status"), cleaned.get("words")
        if words and not status:
            self.add_error("status", _("Say how far it is, so that your words have their place."))
        if status == ProgressStatus.CHANGED and not words:
            self.add_error("words", _("Say what changed, and why."))
        return cleaned

    @property
    def said(self) -> Said:
        """Return what was said; only of a valid form."""
        facts = self.cleaned_data
        return Said(self.promise.pk, facts["seen"], facts["status"], facts["words"], facts["next_review"])
