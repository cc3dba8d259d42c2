"""The questions that lead to a rung, as a form that is sent by GET: the answers stand in the address."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from core.look.forms import NhsForm
from involvement.road_map.questions import QUESTIONS, Question


class ChooserForm(NhsForm):
    """One group of radio buttons for each question."""

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.fields.update({question.name: _field(question) for question in QUESTIONS})


def _field(question: Question) -> forms.ChoiceField:
    words: dict[str, Any] = {"question": question.words}
    message = _("Choose an answer for “%(question)s”") % words
    return forms.ChoiceField(
        label=question.words,
        help_text=question.hint,
        choices=[(answer.value, answer.words) for answer in question.answers],
        widget=forms.RadioSelect,
        error_messages={"required": message, "invalid_choice": message},
    )
