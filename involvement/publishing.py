"""The publish gate: what the public must be told before an opportunity goes live. Drafts may be incomplete."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

if TYPE_CHECKING:
    from involvement.models import OpportunityPage

# DESIGN section 4 and issue evidence: nobody should have to ask about these before deciding to take part.
REQUIRED_FACTS = (
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


def missing_before_publishing(page: "OpportunityPage") -> dict[str, str]:
    """Return a message for each field that must be filled in or mended before this opportunity is published."""
    missing = {
        name.removesuffix("_id"): _("Fill this in before you publish.")
        for name in REQUIRED_FACTS
        if getattr(page, name) in (None, "")
    }
    if page.payment in (page.Payment.PAID, page.Payment.VOUCHER):
        if not page.payment_pence:
            missing["payment_pence"] = _("Say how much, in pence.")
        if not page.payment_unit:
            missing["payment_unit"] = _("Say what the amount is for.")
    if not any((page.in_person, page.online, page.by_phone, page.by_post)):
        missing["in_person"] = _("Tick at least one way to take part.")
    if page.in_person and not page.place:
        missing["place"] = _("Say where people should come to.")
    if page.opens_at and page.closes_at and page.closes_at <= page.opens_at:
        missing["closes_at"] = _("It must close after it opens.")
    if page.closes_at and page.outcome_due and page.outcome_due < page.closes_at.date():
        missing["outcome_due"] = _("The outcome cannot be due before the opportunity closes.")
    return missing


class OpportunityPageForm(WagtailAdminPageForm):
    """Lets a draft be incomplete, and says by the field what is missing when it is to be published."""

    def _post_clean(self) -> None:
        self.instance.is_draft_save = self.is_deferred_validation
        super()._post_clean()
        if not self.is_deferred_validation:
            for field, message in missing_before_publishing(self.instance).items():
                if field not in self.errors:
                    self.add_error(field if field in self.fields else None, message)
