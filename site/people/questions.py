"""Turns the editors' extra questions into form fields, and what was typed into answers."""

import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.fields import LongTextField, ShortTextField
from people.subjects import Question
from people.submissions import Answer

YES_NO = [("yes", _("Yes")), ("no", _("No"))]
BETWEEN = "; "  # several choices in one answer
RADIOS_AT_MOST = 7  # more choices than this are a drop-down list


def fields_for(questions: tuple[Question, ...]) -> dict[str, forms.Field]:
    """Return a field for each question, by a name that stays with the words of the question.

    An editor may change, move or remove questions while somebody fills in the form: no answer may then land under
    another question.
    """
    return {_name(question): _field(question) for question in questions}


def answers_to(questions: tuple[Question, ...], cleaned: dict[str, Any]) -> tuple[Answer, ...]:
    """Return the questions that were answered, as they were worded, with their answers."""
    given = ((question, cleaned.get(_name(question))) for question in questions)
    return tuple(_answer(question, value) for question, value in given if value)


def answers_given(questions: tuple[Question, ...], answers: Iterable[Answer]) -> dict[str, Any]:
    """Return what was answered before, as the fields for these questions take it; what is asked no more is left out."""
    known = {row["question"]: row for row in answers}
    return {
        _name(question): _as_typed(question, known[question.label]) for question in questions if question.label in known
    }


def asked_no_more(questions: tuple[Question, ...], answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Return the answers to questions that are not among these any more."""
    asked = {question.label for question in questions}
    return tuple(row for row in answers if row["question"] not in asked)


def chose(topic: str) -> Q:
    """Return the condition for sign-ups in whose answers this is among several that were chosen.

    What somebody typed in their own words is none of it: quotation marks inside an answer are kept as two signs. The
    two databases keep letters beyond ASCII differently in what they compare.
    """
    return Q(answers__iregex=_among_chosen(topic)) | Q(answers__iregex=_among_chosen(json.dumps(topic)[1:-1]))


def _among_chosen(kept: str) -> str:
    """Return the pattern for a choice as a database keeps it, whatever was chosen before it."""
    return rf'"chosen": \[("([^"\\]|\\.)*", )*"{re.escape(kept)}"'


def _answer(question: Question, value: Any) -> Answer:
    if question.kind == "several":
        return Answer(question=question.label, answer=BETWEEN.join(value), chosen=list(value))
    return Answer(question=question.label, answer=_in_words(question, value))


def _as_typed(question: Question, row: Answer) -> Any:
    if question.kind == "several":
        return row.get("chosen", [])
    if question.kind == "yes-no":
        return next((value for value, words in YES_NO if str(words) == row["answer"]), "")
    return row["answer"]


def _name(question: Question) -> str:
    return "question_" + hashlib.sha256(f"{question.kind}\n{question.label}".encode()).hexdigest()[:10]


def _in_words(question: Question, value: str) -> str:
    return str(dict(YES_NO).get(value, value)) if question.kind == "yes-no" else value


def _field(question: Question) -> forms.Field:
    named = {"question": question.label}
    # Django puts the value into the second message once more, so a per cent sign of the question is doubled there.
    unknown = (gettext("Choose one of the list for “%(question)s”") % named).replace("%", "%%")
    common: dict[str, Any] = {
        "label": question.label,
        "help_text": question.help_text,
        "required": question.required,
        "error_messages": {
            "required": gettext("Answer the question “%(question)s”") % named,
            "invalid_choice": unknown,
        },
    }
    if question.kind == "yes-no":
        return forms.ChoiceField(choices=YES_NO, widget=forms.RadioSelect, **common)
    if question.kind == "several":
        choices = [(choice, choice) for choice in question.choices]
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **common)
    if question.kind == "choice":
        return _choice_field(question, common)
    return LongTextField(**common) if question.kind == "long" else ShortTextField(**common)


def _choice_field(question: Question, common: dict[str, Any]) -> forms.ChoiceField:
    choices = [(choice, choice) for choice in question.choices]
    if len(choices) > RADIOS_AT_MOST:
        return forms.ChoiceField(choices=[("", _("Choose one")), *choices], **common)
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)
