"""The form with which somebody takes part, with the editors' own questions in it."""

from typing import Any

from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from people.fields import LongTextField, ShortTextField, name_in_messages
from people.forms.ages import AGE_FIELDS, AgesForm
from people.forms.guarded import GuardedForm
from people.guards import FormStamp
from people.models import ConsentWording
from people.questions import answers_to, fields_for
from people.selectors import current_wording
from people.subjects import AgeRule, Asking, Question
from people.submissions import Submission

Purpose = ConsentWording.Purpose
LEFT_OUT_AT_WILL = frozenset({"access_needs", "how_heard", "news"})
CONSENT_FIELDS: dict[str, str] = {Purpose.TAKE_PART: "agree", Purpose.NEWS: "news"}


class TakePartForm(GuardedForm, AgesForm):
    """Name, how to reach the person, age, what they need, the editors' questions, and what they agree to."""

    access_needs = LongTextField(
        label=_("What would you need to take part?"),
        help_text=_("For example a step-free room, large print, an interpreter, breaks, or someone to come with you."),
        required=False,
    )
    how_heard = ShortTextField(label=_("How did you hear about this?"), required=False)
    agree = forms.BooleanField(error_messages={"required": _("Tick the box so that we may keep your details")})
    news = forms.BooleanField(required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        questions: tuple[Question, ...],
        language: str,
        ages: AgeRule | None = None,
        asking: Asking | None = None,
    ) -> None:
        self.language = language
        self.questions = questions
        self.wordings = _wordings_in(language)
        super().__init__(data)
        self.ask_ages(ages)
        self.fields |= fields_for(questions)
        for purpose, name in CONSENT_FIELDS.items():
            self.fields[name].label = self.wordings[purpose].words
        self._ask_its_own_way(asking or Asking())
        self.order_fields(self._as_displayed())
        for field in self.fields.values():
            name_in_messages(field)

    def _ask_its_own_way(self, asking: Asking) -> None:
        for name in asking.left_out & LEFT_OUT_AT_WILL:
            del self.fields[name]
        for name, field in self.fields.items():
            field.label = asking.labels.get(name, field.label)
            field.help_text = asking.hints.get(name, field.help_text)

    def _as_displayed(self) -> list[str]:
        """Return the fields as the page shows them: the error summary and what comes back follow this order."""
        needs, heard = (name if name in self.fields else "agree" for name in ("access_needs", "how_heard"))
        inserted: dict[str, tuple[str, ...]] = {needs: AGE_FIELDS}
        inserted[heard] = (*inserted.get(heard, ()), *fields_for(self.questions))
        moved = [name for names in inserted.values() for name in names]
        others = [name for name in self.fields if name not in moved]
        return [shown for name in others for shown in (*inserted.get(name, ()), name)]

    @property
    def question_fields(self) -> list[forms.BoundField]:
        """Return the editors' questions for the template."""
        return [self[name] for name in fields_for(self.questions)]

    def words_shown(self) -> dict[str, int]:
        """Return the words of consent that stand beside the boxes now."""
        return {purpose: wording.pk for purpose, wording in self.wordings.items()}

    def show_afresh(self, stamp: FormStamp | None) -> None:
        """Give the form a new stamp; a tick stays only beside words that are still the same."""
        super().show_afresh(stamp)
        for purpose, name in CONSENT_FIELDS.items():
            is_same = stamp is not None and stamp.wordings.get(purpose) == self.wordings[purpose].pk
            if name not in self.fields or is_same:
                continue
            if self.typed.pop(name, "") and name not in self.errors:
                self.add_error(name, _("These words have changed. Read them and tick the box again if you agree"))

    def submission(self) -> Submission:
        """Return what a valid form says."""
        cleaned = self.cleaned_data
        ticked = [purpose for purpose, name in CONSENT_FIELDS.items() if cleaned.get(name)]
        return Submission(
            name=cleaned["name"],
            reach_by=cleaned["reach_by"],
            email=cleaned["email"],
            phone=cleaned["phone"],
            address=cleaned["address"],
            access_needs=cleaned.get("access_needs", ""),
            how_heard=cleaned.get("how_heard", ""),
            answers=answers_to(self.questions, cleaned),
            wordings=tuple(self.wordings[purpose].pk for purpose in ticked),
            language=self.language,
            **self._age_answers(),
        )

    def _age_answers(self) -> dict[str, Any]:
        asked = {name: self.cleaned_data[name] for name in AGE_FIELDS if name in self.fields}
        return asked | ({"born_on": asked["born_on"].isoformat()} if asked else {})


def _wordings_in(language: str) -> dict[str, ConsentWording]:
    found = {str(purpose): current_wording(purpose, language) for purpose in CONSENT_FIELDS}
    missing = [purpose for purpose, wording in found.items() if wording is None]
    if missing:
        raise ImproperlyConfigured(f"No consent wording for {', '.join(missing)}: run load_starter_site or migrate.")
    return {purpose: wording for purpose, wording in found.items() if wording is not None}
