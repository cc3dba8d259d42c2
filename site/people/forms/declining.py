"""The words in which staff say no to one person; shown in the admin's own look."""

from django import forms
from django.utils.translation import gettext_lazy as _

from people.fields import LongTextField

MOST_WORDS = 1_000  # characters, as SignUp.kind_words


class DeclineForm(forms.Form):
    """One text, which the mail carries."""

    words = LongTextField(
        limit=MOST_WORDS,
        label=_("What you say to them"),
        help_text=_("It stands in the email as you write it here, below “We cannot give you a place this time”."),
        error_messages={"required": _("Write at least one kind sentence")},
    )
