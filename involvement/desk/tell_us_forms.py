"""The small forms on the screen of one message."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from people.fields import clean_text

LONGEST_NOTE = 1000


class _Words(forms.CharField):
    """Several lines, without odd characters."""

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value: Any) -> str:
        """Return the cleaned text."""
        return clean_text(str(value or "")).strip()


class OurWordsForm(forms.Form):
    """The message in our own words."""

    our_words = _Words(
        rows=10,
        label=_("In our words"),
        max_length=4000,
        help_text=_("Say the same without anybody’s name, place, age or date. The original stays as it is."),
        error_messages={"required": _("Write it in our words")},
    )


class NoteForm(forms.Form):
    """A note to colleagues; whoever told us can read it in their own copy."""

    note = _Words(
        rows=3,
        label=_("Note to colleagues"),
        max_length=LONGEST_NOTE,
        help_text=_("It stands in the copy that whoever told us can ask for, and cannot be changed afterwards."),
        error_messages={"required": _("Write the note")},
    )


class PassOnForm(forms.Form):
    """Why a worry is passed on to PALS."""

    why = _Words(
        rows=3,
        label=_("What is the worry?"),
        max_length=LONGEST_NOTE,
        help_text=_("For the history here. The mail to PALS holds only a link: ring them too if it is urgent."),
        error_messages={"required": _("Say what the worry is")},
    )
