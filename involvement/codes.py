"""The codes of the strategy's numbered sentences (O1, E1, P1, C1, K1) and the groups its actions come in."""

from collections import Counter
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.page_publishing import PageForm

ROW_RELATIONS = ("objectives", "actions", "key_points")

is_code = RegexValidator(r"^[A-Z]{1,3}[1-9][0-9]{0,3}$", _("Write one to three capital letters and a number, like C5."))


class ActionGroup(models.TextChoices):
    """The groups of actions; the part of the strategy a group belongs to is named in its text."""

    EXPERIENCE = "experience", _("Experience data")
    PALS = "pals", _("PALS, complaints and compliments")
    COPRODUCTION = "co-production", _("Co-production")


class StrategyPageForm(PageForm):
    """Refuses a code that stands twice, since progress and evidence could no longer tell the two apart."""

    def clean(self) -> dict[str, Any]:
        """Add one error that names every repeated code."""
        cleaned: dict[str, Any] = super().clean()
        counted = Counter(code for relation in ROW_RELATIONS for code in self._codes(relation))
        if repeated := [code for code, times in counted.items() if times > 1]:
            message = _("Each code can stand only once. Change one of these: %(codes)s.")
            self.add_error(None, message % {"codes": ", ".join(repeated)})
        return cleaned

    def _codes(self, relation: str) -> list[str]:
        formset = self.formsets.get(relation)
        if formset is None:
            return []
        formset.is_valid()  # fills cleaned_data of the rows; their own errors are shown by the formset
        rows = [getattr(form, "cleaned_data", {}) for form in formset.forms]
        return [row["code"] for row in rows if row.get("code") and not row.get("DELETE")]
