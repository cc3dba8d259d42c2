"""The offer card in rows, the same for everything that people take part in."""

from django.utils.translation import gettext as _

from core.look.words import pounds_in_words
from involvement.models.offer import OfferMixin

Row = tuple[str, list[str]]


def payment_words(page: OfferMixin) -> str:
    """Return what someone gets, such as "Paid: £20 an hour"."""
    if not page.payment:
        return ""
    if page.payment == page.Payment.UNPAID or not page.payment_pence:
        return str(page.get_payment_display())
    amount = f"{pounds_in_words(page.payment_pence)} {page.get_payment_unit_display()}".strip()
    return _("%(kind)s: %(amount)s") % {"kind": page.get_payment_display(), "amount": amount}


def offer_rows(page: OfferMixin, *time: Row) -> list[Row]:
    """Return the rows that say something; `time` stands after travel."""
    rows = [
        (_("Payment"), [payment_words(page), page.payment_note]),
        (_("Expenses"), [str(page.get_expenses_display()) if page.expenses else "", page.expenses_note]),
        (_("Travel"), [page.travel_booked_by]),
        *time,
        (_("Computer and internet"), [page.it_support]),
        (_("Training"), [page.training]),
    ]
    kept = [(name, [words for words in lines if words]) for name, lines in rows]
    return [(name, lines) for name, lines in kept if lines]
