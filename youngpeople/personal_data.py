"""What this room holds about people: that they were told that they are soon too old. It goes with the sign-up."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from people.personal_data.rows import fields_in_words, rows_of_person
from people.registry import register_store
from youngpeople.models import MovingOn


def _told(row: MovingOn) -> dict[str, Any]:
    return {str(_("For")): row.sign_up.page.title} | fields_in_words(row, "told_at", "ends_on")


register_store(
    rows_of_person(
        "moving_on",
        _("That you were told when you are too old for a group"),
        MovingOn,
        path="sign_up__person",
        related=("sign_up__page",),
        describe=_told,
    )
)
