"""The publish gate of a forum: nothing goes live without what keeps young people safe. Drafts may be incomplete."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from youngpeople.pictures import why_not_shown

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from youngpeople.models import YoungPeoplesForumPage

# Nobody should have to ask about these before deciding to join.
REQUIRED_FACTS = (
    "purpose",
    "who_for",
    "what_members_do",
    "how_often",
    "where_it_meets",
    "how_we_work",
    "adjustments",
    "how_we_keep_safe",
    "payment",
    "expenses",
    "contact_name",
    "contact_phone",
    "contact_email",
    "stands_in",
    "leave_to",
    "lowest_age",
    "highest_age",
    "guardian_below",
)


@dataclass(frozen=True)
class Parts:
    """How many rows hang on a forum, where a form knows better than the page, which it has not changed yet."""

    confidences: int
    next_pages: int


def missing_before_publishing(page: "YoungPeoplesForumPage", parts: Parts | None = None) -> "dict[str, StrOrPromise]":
    """Return a message for each field that must be filled in or mended before this forum is published."""
    if parts is None:
        parts = Parts(len(page.confidences.all()), len(page.next_pages.all()))
    return _missing_facts(page) | page.age_gaps() | _safety_gaps(page) | _missing_parts(parts)


def _missing_facts(page: "YoungPeoplesForumPage") -> "dict[str, StrOrPromise]":
    return {
        name: _("Fill this in before you publish.")
        for name in REQUIRED_FACTS
        if not strip_tags(str(getattr(page, name) or "")).strip()
    }


def _safety_gaps(page: "YoungPeoplesForumPage") -> "dict[str, StrOrPromise]":
    gaps: dict[str, StrOrPromise] = {}
    if not page.adult_is_checked:
        gaps["adult_is_checked"] = _("A named adult must know and agree before young people are told to turn to them.")
    if page.payment in (page.Payment.PAID, page.Payment.VOUCHER) and not page.payment_pence:
        gaps["payment_pence"] = _("Say how much, in pence.")
    if reason := why_not_shown(page.listing_image):
        gaps["listing_image"] = reason
    return gaps


def _missing_parts(parts: Parts) -> "dict[str, StrOrPromise]":
    gaps: dict[str, StrOrPromise] = {}
    if not parts.confidences:
        gaps["confidences"] = _("Say who will see what young people tell you: at least one line.")
    if not parts.next_pages:
        gaps["next_pages"] = _("Choose at least one page that members can join when they grow too old.")
    return gaps


class ForumPageForm(WagtailAdminPageForm):
    """Lets a draft be incomplete, and says by the field what is missing when it is to be published."""

    def defer_required_fields(self) -> None:
        """Let a draft have gaps, but not one that waits for approval: that is published as it stands."""
        if not (self.instance.pk and self.instance.workflow_in_progress):
            super().defer_required_fields()

    def clean(self) -> dict[str, Any]:
        """Take amount and unit from the pay rate where the editor chose one and left the amount empty."""
        cleaned: dict[str, Any] = super().clean()
        rate = cleaned.get("pay_rate")
        is_empty = cleaned.get("payment_pence") is None and "payment_pence" not in self.errors
        if rate and is_empty and cleaned.get("payment") != self.instance.Payment.UNPAID:
            cleaned["payment_pence"], cleaned["payment_unit"] = rate.pence, rate.unit
        return cleaned

    def _post_clean(self) -> None:
        # While the form cleans, the gate is the form's own: only it knows whether this is a draft of a live page.
        self.instance.is_in_editor = True
        try:
            super()._post_clean()
        finally:
            self.instance.is_in_editor = False
        if not self.is_deferred_validation:
            self._say_what_is_missing()

    def _say_what_is_missing(self) -> None:
        parts = Parts(self._rows("confidences"), self._rows("next_pages"))
        for name, message in missing_before_publishing(self.instance, parts).items():
            if name not in self.errors:
                self.add_error(name if name in self.fields else None, message)
        for form in self.formsets["trust_questions"].forms if "trust_questions" in self.formsets else ():
            if form.is_valid() and _lacks_promise(form.cleaned_data):
                form.add_error("answer_due", _("Say by when the answer comes, or choose the story that gives it."))

    def _rows(self, name: str) -> int:
        """Return how many rows the editor has just written."""
        if name not in self.formsets:
            return len(getattr(self.instance, name).all())
        rows = (form.cleaned_data for form in self.formsets[name].forms if form.is_valid())
        return sum(1 for row in rows if row and not row.get("DELETE"))


def _lacks_promise(row: dict[str, Any]) -> bool:
    return bool(row.get("words")) and not row.get("DELETE") and not row.get("answer_due") and not row.get("story")
