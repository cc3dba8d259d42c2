"""A form at an address that robots find too: a signed time stamp, and a field that only programs fill in."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.look.forms import NhsForm
from people.guards import FormStamp

SEND_AGAIN = _("We could not tell that a person sent this. Everything you typed is still here. Please send it again.")
OPEN_TOO_LONG = _("This page was open for a long time. Everything you typed is still here. Please send it again.")


class GuardedForm(NhsForm):
    """The base of a public form; a template shows `second_reference` hidden, and `stamp`."""

    # Its name is one that no browser fills in by itself.
    second_reference = forms.CharField(
        required=False,
        label=_("Leave this empty"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None) -> None:
        self.new_stamp = FormStamp.now(self.words_shown()).signed()
        self.typed = data.copy() if data is not None else QueryDict(mutable=True)
        super().__init__(self.typed if data is not None else None, initial={"stamp": self.new_stamp})

    def words_shown(self) -> dict[str, int]:
        """Return which words of consent stand in the form: none, unless a form says otherwise."""
        return {}

    def show_afresh(self, stamp: FormStamp | None) -> None:
        """Give a form that was open too long, or whose words have changed, a new stamp."""
        self.typed["stamp"] = self.new_stamp

    def clean(self) -> dict[str, Any]:
        """Judge whether a person sent this; what is wrong is mended in the form that is shown again."""
        super().clean()
        self._judge_stamp()
        if self.cleaned_data.get("second_reference"):
            self.is_filled_in_by_a_program()
        return self.cleaned_data

    def is_filled_in_by_a_program(self) -> None:
        """Say so about the hidden field, which no person sees, and empty it."""
        self.typed["second_reference"] = ""  # a person whose browser filled it in only has to send again
        self.add_error(None, SEND_AGAIN)

    def is_faster_than_people(self) -> None:
        """Say so about a form that came back in no time, unless something is wrong with it anyway."""
        if not self.errors:  # whoever has something to mend is slow enough the second time
            self.add_error(None, SEND_AGAIN)

    def _judge_stamp(self) -> None:
        stamp = FormStamp.read(self.typed.get("stamp", ""))
        if stamp and stamp.is_too_young():
            self.is_faster_than_people()
            return
        is_over = stamp is None or stamp.is_too_old()
        if is_over:
            self.add_error(None, OPEN_TOO_LONG)
        if is_over or (stamp and stamp.wordings != self.words_shown()):
            self.show_afresh(stamp)
