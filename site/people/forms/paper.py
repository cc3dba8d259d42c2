"""The sign-up form as it is printed: the same questions in the same order, with lines and boxes to fill in by hand."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from core.look.fields import NhsDateField
from people.forms.take_part import CONSENT_FIELDS, TakePartForm

NOT_FOR_PEOPLE = ("second_reference",)  # the trap for robots
LINES = 6  # for a longer answer
LINES_OF_ADDRESS = 4


@dataclass(frozen=True)
class Choice:
    """One box to tick, and what to fill in beside it."""

    label: str
    reveals: tuple["Blank", ...] = ()


@dataclass(frozen=True)
class Blank:
    """One question with the room to answer it: choices, the three parts of a date, a box to tick, or lines."""

    name: str
    label: str
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    is_date: bool = False
    is_tick: bool = False
    language: str = ""  # of the label, where that is not the page's
    lines: range = range(0)


@dataclass(frozen=True)
class Part:
    """Questions under one heading."""

    heading: str
    words: tuple[str, ...]
    blanks: tuple[Blank, ...]


def parts_of(form: TakePartForm) -> list[Part]:
    """Return everything the form asks a person, under the headings that it has on screen."""
    revealed = form.revealed_names
    asked = [bound for bound in form.visible_fields() if bound.name not in (*NOT_FOR_PEOPLE, *revealed)]
    headings = _headings(form)
    parts: list[Part] = []
    waiting: list[Blank] = []
    heading = ""
    words: tuple[str, ...] = ()
    for bound in asked:
        if bound.name in headings:
            parts += [Part(heading, words, tuple(waiting))] if waiting else []
            (heading, words), waiting = headings[bound.name], []
        waiting.append(_blank(form, bound))
    return [*parts, Part(heading, words, tuple(waiting))]


def _headings(form: TakePartForm) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return heading and first words of each part, by the name of its first field."""
    headings: dict[str, tuple[str, tuple[str, ...]]] = {
        "name": (_("About you"), ()),
        "access_needs": (_("What you need"), ()),
        "agree": (_("Your agreement"), ()),
    }
    if form.question_fields:
        headings[form.question_fields[0].name] = (_("A few questions"), ())
    if form.asks_guardian and form.ages:
        age = {"age": form.ages.guardian_below}
        headings["guardian_name"] = (
            _("If you are under %(age)s") % age,
            (
                _("Are you %(age)s or older? Then leave this part empty.") % age,
                _("We ask a parent or guardian if it is all right. You are signed up once they have agreed."),
            ),
        )
    return headings


def _blank(form: TakePartForm, bound: BoundField) -> Blank:
    field, label, hint = bound.field, _label(form, bound), str(bound.help_text or "")
    if isinstance(field, forms.ChoiceField):
        return Blank(bound.name, label, hint, choices=tuple(_choices(form, bound, field)))
    if isinstance(field, NhsDateField):
        return Blank(bound.name, label, hint, is_date=True)
    if isinstance(field, forms.BooleanField):
        return Blank(bound.name, label, hint, is_tick=True, language=_language_of(form, bound))
    if isinstance(field.widget, forms.Textarea):
        return Blank(bound.name, label, hint, lines=range(LINES_OF_ADDRESS if bound.name == "address" else LINES))
    return Blank(bound.name, label, hint, lines=range(1))


def _choices(form: TakePartForm, bound: BoundField, field: forms.ChoiceField) -> Iterator[Choice]:
    reveals = getattr(field.widget, "reveals", {})
    for value, label in field.widget.choices:
        if value:
            yield Choice(str(label), tuple(_blank(form, form[name]) for name in reveals.get(value, ())))


def _label(form: TakePartForm, bound: BoundField) -> str:
    is_plain = bound.field.required or isinstance(bound.field, forms.BooleanField)
    if is_plain or bound.name in form.revealed_names or bound.name.startswith("guardian_"):
        return str(bound.label)
    return _("%(label)s (optional)") % {"label": bound.label}


def _language_of(form: TakePartForm, bound: BoundField) -> str:
    """Return the language of words of consent, which stand in English where they have no translation."""
    wordings = {name: form.wordings[purpose] for purpose, name in CONSENT_FIELDS.items()}
    wording = wordings.get(bound.name)
    return wording.language if wording and wording.language != form.language else ""
