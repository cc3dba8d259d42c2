"""The publish gate: what the public must be told before an opportunity goes live. Drafts may be incomplete."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from core.page_publishing import PageForm
from involvement.new_opportunity import facts_to_begin_with
from involvement.offer_gaps import fill_from_pay_rate, payment_gaps
from involvement.question_gaps import LACKS_CHOICES, lacks_choices

if TYPE_CHECKING:
    from involvement.models import OpportunityPage

# Nobody should have to ask about these before deciding to take part.
REQUIRED_FACTS = (
    "what_you_would_do",
    "who_for",
    "payment",
    "expenses",
    "contact_name",
    "contact_phone",
    "contact_email",
    "stage_id",
    "rung_id",
    "rung_reason",
    "adjustments",
    "closes_at",
    "outcome_due",
    "minutes_asked",
)


def missing_before_publishing(page: "OpportunityPage", ends: list[datetime] | None = None) -> dict[str, str]:
    """Return a message for each field that must be filled in or mended before this opportunity is published.

    `ends` are the ends of the sessions where a form knows better than the page, which it has not changed yet.
    """
    if ends is None:
        ends = [session.ends_at for session in page.sessions.all()]
    return _missing_facts(page) | payment_gaps(page) | _way_gaps(page) | _date_gaps(page, ends) | page.age_gaps()


def _missing_facts(page: "OpportunityPage") -> dict[str, str]:
    return {
        name.removesuffix("_id"): _("Fill this in before you publish.")
        for name in REQUIRED_FACTS
        if not strip_tags(str(getattr(page, name) or "")).strip()
    }


def _way_gaps(page: "OpportunityPage") -> dict[str, str]:
    if not any((page.in_person, page.online, page.by_phone, page.by_post)):
        return {"in_person": _("Tick at least one way to take part.")}
    if page.in_person and not page.place.strip():
        return {"place": _("Say where people should come to.")}
    return {}


def _date_gaps(page: "OpportunityPage", ends: list[datetime]) -> dict[str, str]:
    gaps = {}
    if page.opens_at and page.closes_at and page.closes_at <= page.opens_at:
        gaps["closes_at"] = _("It must close after it opens.")
    if page.closes_at and page.outcome_due and page.outcome_due < timezone.localdate(page.closes_at):
        gaps["outcome_due"] = _("The outcome cannot be due before the opportunity closes.")
    elif page.outcome_due and ends and page.outcome_due < timezone.localdate(max(ends)):
        gaps["outcome_due"] = _("The outcome cannot be due before the last session.")
    return gaps


class OpportunityPageForm(PageForm):
    """Lets a draft be incomplete, and says by the field what is missing when it is to be published."""

    def __init__(self, *args: Any, instance: "OpportunityPage | None" = None, **kwargs: Any) -> None:
        """Begin a new one with what is the same for most."""
        if instance is None or not instance.pk:
            kwargs["initial"] = facts_to_begin_with() | (kwargs.get("initial") or {})
        super().__init__(*args, instance=instance, **kwargs)

    def defer_required_fields(self) -> None:
        """Let a draft have gaps, but not one that waits for approval: that is published as it stands."""
        if not (self.instance.pk and self.instance.workflow_in_progress):
            super().defer_required_fields()

    def clean(self) -> dict[str, Any]:
        """Take amount and unit from the pay rate where the editor chose one and left the amount empty."""
        cleaned: dict[str, Any] = super().clean()
        fill_from_pay_rate(cleaned, self.instance, has_error="payment_pence" in self.errors)
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

    def _session_ends(self) -> list[datetime] | None:
        """Return the ends of the sessions as the editor has just written them."""
        if "sessions" not in self.formsets:
            return None
        rows = (form.cleaned_data for form in self.formsets["sessions"].forms if form.is_valid())
        return [row["ends_at"] for row in rows if row.get("ends_at") and not row.get("DELETE")]

    def _say_what_is_missing(self) -> None:
        for field, message in missing_before_publishing(self.instance, self._session_ends()).items():
            if field not in self.errors:
                self.add_error(field if field in self.fields else None, message)
        for form in self.formsets["questions"].forms if "questions" in self.formsets else ():
            if form.is_valid() and not form.cleaned_data.get("DELETE") and lacks_choices(form.instance):
                form.add_error("choices", LACKS_CHOICES)
