"""The form of equality monitoring: four questions, none of which must be answered, and nothing about who answers."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from people.equality import DECLINED, EqualityQuestion, equality_questions
from people.forms.guarded import GuardedForm


class EqualityForm(GuardedForm):
    """One choice for each question. There is no box to type in, so nobody can give themselves away."""

    marks_optional = False  # the page says it once, for all of them

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.questions = equality_questions()
        self.fields |= {question.name: _field(question) for question in self.questions}
        self.order_fields([question.name for question in self.questions])

    @property
    def question_fields(self) -> list[forms.BoundField]:
        """Return the questions for the template."""
        return [self[question.name] for question in self.questions]

    def clean(self) -> dict[str, Any]:
        """Refuse two answers to one question: we would not know which of them to count."""
        for question in self.questions:
            if len(self.typed.getlist(question.name)) > 1 and question.name not in self.errors:
                self.add_error(question.name, _("Choose one answer for “%(question)s”") % {"question": question.label})
        return super().clean()

    def answers(self) -> dict[str, str]:
        """Return the codes of a valid form by the names of their questions; what was left out is not there."""
        given = {question.name: self.cleaned_data[question.name] for question in self.questions}
        return {name: code for name, code in given.items() if code}


def _field(question: EqualityQuestion) -> forms.ChoiceField:
    unknown = _("Choose one of the answers for “%(question)s”") % {"question": question.label}
    return forms.ChoiceField(
        label=question.label,
        help_text=question.help_text,
        choices=[*question.answers.items(), (DECLINED, _("Prefer not to say"))],
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": unknown.replace("%", "%%")},  # Django puts the value into it once more
    )
