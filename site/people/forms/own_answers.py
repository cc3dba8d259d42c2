"""What a member answered when they joined, to be changed on their own page."""

from typing import Any

from django.http import QueryDict

from core.look.forms import NhsForm
from people.fields import name_in_messages
from people.questions import answers_given, answers_to, asked_no_more, fields_for
from people.subjects import Question
from people.submissions import Answer


class OwnAnswersForm(NhsForm):
    """The questions of a group with what somebody has answered."""

    def __init__(
        self, data: QueryDict | None = None, *, questions: tuple[Question, ...], answers: list[Answer]
    ) -> None:
        self.questions, self.before = questions, answers
        super().__init__(data, initial=answers_given(questions, answers))
        self.fields |= fields_for(questions)
        for field in self.fields.values():
            name_in_messages(field)

    def answers(self) -> list[Answer]:
        """Return what a valid form says, and what was answered to questions that are not asked any more."""
        cleaned: dict[str, Any] = self.cleaned_data
        return [*answers_to(self.questions, cleaned), *asked_no_more(self.questions, self.before)]
