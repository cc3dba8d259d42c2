"""What the editors' own questions lack before somebody is asked them."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from involvement.models.questions import SignUpQuestion

LACKS_CHOICES = _("Write at least two choices, one a line.")


def lacks_choices(question: "SignUpQuestion") -> bool:
    """Tell whether this question offers a list but has nothing to choose between."""
    return question.kind == question.Kind.CHOICE and len(question.choice_list()) < 2
