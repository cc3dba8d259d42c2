"""The form that asks for a page in another format: which, and how we reach you. Nothing else is asked."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.blocks.formats import OTHER, STANDARD
from core.format_sets import WANTED, Want
from core.look.widgets import ConditionalRadios
from involvement.other_formats.asked import AskedFor
from people.fields import ShortTextField, name_in_messages
from people.forms.contact import REACHED_BY, ContactForm
from people.forms.guarded import GuardedForm
from people.guards import FormStamp
from people.models import ConsentWording
from people.selectors import current_wording

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST_WORDS = 100
CHANGED = _("These words have changed. Read them and choose again")
PURPOSE = ConsentWording.Purpose.FORMAT
LABELS: "dict[str, StrOrPromise]" = {
    "easy-read": _("Easy Read"),
    "large-print": _("Large print"),
    "audio": _("Audio"),
    "bsl": _("British Sign Language"),
    "braille": _("Braille"),
    STANDARD: _("Another language"),
    OTHER: _("Another format"),
}


class FormatForm(GuardedForm, ContactForm):
    """Which format or language, and one way to reach whoever asks."""

    name = None  # type: ignore[assignment]  # Django's way to leave out a field of the form above
    format = forms.ChoiceField(
        label=_("What do you need?"),
        widget=ConditionalRadios(reveals={STANDARD: ("to_language",), OTHER: ("words",)}),
        error_messages={"required": _("Choose what you need"), "invalid_choice": _("Choose what you need")},
    )
    to_language = forms.ChoiceField(
        label=_("Which language?"),
        required=False,
        error_messages={"invalid_choice": _("Choose a language")},
    )
    words = ShortTextField(
        label=_("Which format?"),
        limit=LONGEST_WORDS,
        required=False,
        help_text=_("Say only what you need, not why."),
    )
    field_order = ["format", "to_language", "words", "reach_by", "email", "phone", "address"]

    def __init__(self, data: QueryDict | None = None, *, language: str, wanted: str = "") -> None:
        self.language = language
        self.wording = _wording_in(language)
        super().__init__(data)
        fields: dict[str, Any] = self.fields
        fields["format"].choices = [(name, LABELS[name]) for name in WANTED]
        fields["format"].initial = wanted if wanted in WANTED else None
        others = [(code, name) for code, name in settings.LANGUAGES if code != language]
        fields["to_language"].choices = [("", _("Choose a language")), *others]
        fields["reach_by"].help_text = self.wording.words
        fields["address"].help_text = _("Your name and your address with the postcode.")
        for field in fields.values():
            name_in_messages(field)

    def words_shown(self) -> dict[str, int]:
        """Return the words of consent that stand in the form now."""
        return {str(PURPOSE): self.wording.pk}

    def show_afresh(self, stamp: FormStamp | None) -> None:
        """Give the form a new stamp; a chosen way stays only beside words that are still the same."""
        super().show_afresh(stamp)
        is_same = stamp is not None and stamp.wordings.get(str(PURPOSE)) == self.wording.pk
        if not is_same and self.typed.get("reach_by") in REACHED_BY:
            del self.typed["reach_by"]
            if "reach_by" not in self.errors:
                self.add_error("reach_by", CHANGED)

    def clean(self) -> dict[str, Any]:
        """Judge the box that belongs to the chosen format; what was typed into another one counts for nothing."""
        super().clean()
        chosen = self.cleaned_data.get("format")
        for format_name, box, missing in (
            (STANDARD, "to_language", _("Choose a language")),
            (OTHER, "words", _("Write which format you need")),
        ):
            if chosen != format_name:
                self.errors.pop(box, None)
                self.cleaned_data[box] = ""
            elif box not in self.errors and not self.cleaned_data.get(box):
                self.add_error(box, missing)
        return self.cleaned_data

    def asked_for(self) -> AskedFor:
        """Return what a valid form says."""
        cleaned: dict[str, Any] = self.cleaned_data
        return AskedFor(
            want=Want(cleaned["format"], cleaned["to_language"] or self.language),
            words=cleaned["words"],
            reach_by=cleaned["reach_by"],
            email=cleaned["email"],
            reach_at=cleaned["phone"] or cleaned["address"],
            language=self.language,
            wording=self.wording.pk,
        )


def _wording_in(language: str) -> ConsentWording:
    wording = current_wording(PURPOSE, language)
    if wording is None:
        raise ImproperlyConfigured(f"No consent wording for {PURPOSE!r}: run load_starter_site or migrate.")
    return wording
