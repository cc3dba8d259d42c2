"""What an offer card lacks before the public reads it: the same for everything that people take part in."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from involvement.models.offer import OfferMixin


def payment_gaps(page: "OfferMixin") -> dict[str, str]:
    """Return a message for each field about pay that must be filled in or mended."""
    if page.payment == page.Payment.UNPAID:
        return _payment_too_much(page)
    gaps = {}
    if page.payment and not page.payment_pence:
        gaps["payment_pence"] = _("Say how much, in pence.")
    if page.payment and not page.payment_unit:
        gaps["payment_unit"] = _("Say what the amount is for.")
    return gaps


def _payment_too_much(page: "OfferMixin") -> dict[str, str]:
    gaps = {}
    if page.payment_pence:
        gaps["payment_pence"] = _("Take the amount out, or say that it is paid.")
    if page.pay_rate_id:
        gaps["pay_rate"] = _("Take the pay rate out, or say that it is paid.")
    return gaps


def fill_from_pay_rate(cleaned: dict[str, Any], page: "OfferMixin", *, has_error: bool) -> None:
    """Take amount and unit from the pay rate where the editor chose one and left the amount empty.

    They are copied, so that what people were promised stays when the rate changes.
    """
    rate = cleaned.get("pay_rate")
    is_empty = cleaned.get("payment_pence") is None and not has_error
    if rate and is_empty and cleaned.get("payment") != page.Payment.UNPAID:
        cleaned["payment_pence"], cleaned["payment_unit"] = rate.pence, rate.unit
