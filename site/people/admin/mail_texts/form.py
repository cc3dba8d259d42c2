"""What staff fill in to give a mail words of their own, and what is refused before anything is saved."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from people.mail_wording import Wording, missing_placeholders
from people.models import MailText
from people.placeholders import placeholders_in
from people.post.mails import Mail
from people.post.parsing import crowded_slots

FORBIDDEN = {"Cc", "Cn", "Co", "Cs", "Zl", "Zp"}  # control, unassigned and private characters, line separators
ALLOWED_IN_WORDS = "\n\t"


class MailTextForm(WagtailAdminModelForm):
    """Subject and words of one mail in one language."""

    class Meta:
        model = MailText
        fields = ["subject", "body"]
        widgets = {"subject": forms.TextInput, "body": forms.Textarea(attrs={"rows": 18})}

    def __init__(self, *args: Any, mail: Mail, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mail = mail

    @property
    def wording(self) -> Wording:
        """Return the words that passed the checks."""
        return Wording(self.cleaned_data["subject"], self.cleaned_data["body"])

    def clean_subject(self) -> str:
        """Refuse what no subject can hold: it is one line, and the same for everybody."""
        subject: str = self.cleaned_data["subject"]
        if found := placeholders_in(subject):
            raise ValidationError(_("A subject cannot hold %(found)s.") % {"found": _in_braces(found)})
        if _has_odd_signs(subject):
            raise ValidationError(_("A subject is one line, without signs that cannot be seen."))
        return subject

    def clean_body(self) -> str:
        """Refuse placeholders that this mail does not know, and words without those that it needs."""
        body = "\n".join(self.cleaned_data["body"].splitlines())
        if _has_odd_signs(body, ALLOWED_IN_WORDS):
            raise ValidationError(_("These words hold signs that cannot be seen. Please type them afresh."))
        pieces = self.mail.sample()
        if unknown := [name for name in placeholders_in(body) if name not in pieces]:
            raise ValidationError(_("This mail does not know %(found)s.") % {"found": _in_braces(unknown)})
        if missing := missing_placeholders(self.mail, body):
            raise ValidationError(
                _("This mail is of no use without %(missing)s. Please put it back.") % {"missing": _in_braces(missing)}
            )
        blocks = {name for name, piece in pieces.items() if not isinstance(piece, str)}
        if crowded := crowded_slots(body, blocks):
            raise ValidationError(
                _("Put %(found)s in a paragraph of its own, with an empty line before and after it.")
                % {"found": _in_braces(crowded)}
            )
        return body


def _has_odd_signs(text: str, allowed: str = "") -> bool:
    return any(unicodedata.category(sign) in FORBIDDEN and sign not in allowed for sign in text)


def _in_braces(names: list[str]) -> str:
    return ", ".join(name if name.startswith("{") else f"{{{name}}}" for name in names)
