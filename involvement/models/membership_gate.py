"""The publish gate of everything that people join: no way around it, whoever publishes."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from involvement.membership_publishing import MembershipPageForm, missing_before_joining
from involvement.question_gaps import lacks_choices


class MembershipGateMixin(models.Model):
    """Refuses a live group that would leave the public without a fact it needs; stands before BasePage."""

    base_form_class = MembershipPageForm
    live: bool  # of Wagtail's page
    questions: Any  # of the kind of group
    is_in_editor = False  # set by the editor's form while it cleans: the form is the gate then

    class Meta:
        abstract = True

    def publishing_gaps(self) -> dict[str, str]:
        """Return a message for each field that must be filled in or mended first; a kind of group may add its own."""
        return missing_before_joining(self)

    def clean(self) -> None:
        """Raise ValidationError where a live group lacks something."""
        super().clean()
        if not self.live or self.is_in_editor:
            return
        if missing := self.publishing_gaps():
            raise ValidationError(missing)
        if any(lacks_choices(question) for question in self.questions.all()):
            raise ValidationError(_("A question with a list needs at least two choices."))
