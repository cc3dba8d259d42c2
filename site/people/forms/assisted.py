"""The form as staff fill it in for somebody: the same questions, how it reached us, and which words were agreed to."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.look.widgets import DATE_PARTS, DateInputs
from core.look.words import when_in_words
from people.assisted import wordings_to_choose
from people.forms.ages import AgesForm
from people.forms.take_part import CONSENT_FIELDS, TakePartForm
from people.models import ConsentEvent, ConsentWording
from people.subjects import AgeRule, Asking, Question
from people.submissions import Submission

WORDS_FIELDS = {purpose: f"{name}_words" for purpose, name in CONSENT_FIELDS.items()}
PART_LABELS = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
AGREED = {
    "agree": _("They agreed that we keep and use their details"),
    "news": _("They agreed to get news"),
}


class AssistedForm(TakePartForm):
    """What somebody said by phone or wrote on paper; robots do not come here, so nothing guards against them."""

    second_reference = None  # type: ignore[assignment]
    stamp = None  # type: ignore[assignment]

    told_by = forms.ChoiceField(
        label=_("How did they tell us?"),
        choices=[(ConsentEvent.Channel.PHONE, _("By phone")), (ConsentEvent.Channel.PAPER, _("On paper"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether they told us by phone or on paper")},
    )
    mail_language = forms.ChoiceField(
        label=_("Language in which we write to them"), choices=settings.LANGUAGES, required=True
    )
    asks_address = forms.BooleanField(
        label=_("Send an email with a link, so that they can show us that this address is theirs"),
        help_text=_("Until they have done so they get no news, even if they agreed to it."),
        required=False,
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        questions: tuple[Question, ...],
        language: str,
        ages: AgeRule | None = None,
        asking: Asking | None = None,
    ) -> None:
        super().__init__(data, questions=questions, language=language, ages=ages, asking=asking)
        self.initial["mail_language"] = language
        self.initial["asks_address"] = True
        self.versions = {purpose: wordings_to_choose(purpose, language) for purpose in CONSENT_FIELDS}
        self._word_for_staff()
        self._ask_for_versions()
        self.order_fields(["told_by", *self._in_order()])

    def _word_for_staff(self) -> None:
        for name, label in AGREED.items():
            if name in self.fields:
                self.fields[name].label = label
        self.fields["agree"].error_messages["required"] = _(
            "Tick this box if they agreed. Without it we may not keep their details"
        )
        self.fields["email"].help_text = _("Spell it out together. An address that is wrong reaches somebody else.")
        for name, field in self.fields.items():
            if "autocomplete" in field.widget.attrs:
                field.widget.attrs["autocomplete"] = "off"  # what the browser knows is about the member of staff
            if isinstance(field.widget, DateInputs):
                _name_the_parts(field.widget, name)

    def _ask_for_versions(self) -> None:
        for purpose, name in WORDS_FIELDS.items():
            if CONSENT_FIELDS[purpose] not in self.fields:
                continue
            self.fields[name] = forms.ChoiceField(
                label=_("Which words were read to them, or stand on the paper?"),
                choices=_choices(self.versions[purpose]),
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose the words they agreed to")},
            )
            self.initial[name] = str(self.versions[purpose][0].pk)

    def _in_order(self) -> list[str]:
        """Return the fields in the order of the form on screen, the words right after the tick they belong to."""
        after = {name: WORDS_FIELDS[purpose] for purpose, name in CONSENT_FIELDS.items()}
        others = [name for name in self.fields if name not in (*WORDS_FIELDS.values(), "told_by")]
        return [shown for name in others for shown in (name, after.get(name)) if shown]

    def clean(self) -> dict[str, Any]:
        """Judge the fields that depend on each other; who agreed to no news read no words about it."""
        AgesForm.clean(self)
        if not self.cleaned_data.get("news"):
            self.errors.pop(WORDS_FIELDS[ConsentWording.Purpose.NEWS], None)
        return self.cleaned_data

    def submission(self) -> Submission:
        """Return what a valid form says, with the words that staff chose."""
        ticked = [purpose for purpose, name in CONSENT_FIELDS.items() if self.cleaned_data.get(name)]
        words = tuple(int(self.cleaned_data[WORDS_FIELDS[purpose]]) for purpose in ticked)
        return replace(super().submission(), wordings=words, language=self.cleaned_data["mail_language"])


def _choices(versions: Sequence[ConsentWording]) -> list[tuple[str, str]]:
    return [(str(wording.pk), _in_words(wording)) for wording in versions]


def _in_words(wording: ConsentWording) -> str:
    facts = {
        "version": wording.version,
        "language": wording.get_language_display(),
        "day": when_in_words(wording.created_at.date()),
        "words": wording.text,
    }
    return str(_("Version %(version)s, %(language)s, since %(day)s: “%(words)s”")) % facts


def _name_the_parts(widget: DateInputs, name: str) -> None:
    """Give each of the three inputs a name that is read aloud; the public form has components for that."""
    for part, subwidget in zip(DATE_PARTS, widget.widgets, strict=True):
        subwidget.attrs |= {"aria-label": PART_LABELS[part], "placeholder": PART_LABELS[part], "autocomplete": "off"}
