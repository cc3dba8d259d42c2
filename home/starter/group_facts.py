"""What the starter site says of pay, expenses and contact of each group: examples, until the team puts in its own."""

from typing import Any

from network.models import GroupPage

from .organisation import TEAM_EMAIL, TEAM_PHONE

ADJUSTMENTS = (
    "Tell us on the form, or ring us, what you need: a step-free room, large print, an interpreter, breaks, or "
    "somebody to come with you. Tell us a week before a meeting if you can. If you cannot, tell us anyway."
)
OFFER: dict[str, Any] = {
    "payment": GroupPage.Payment.PAID,
    "payment_pence": 1500,
    "payment_unit": GroupPage.PaymentUnit.HOUR,
    "payment_note": "This amount is an example. The team puts the real one here. You may always say no to it.",
    "expenses": GroupPage.Expenses.PAID_BACK,
    "expenses_note": "Travel, parking, child care, or somebody who looks after the person you care for.",
    "travel_booked_by": "We book a taxi or a ticket for you if you ask.",
    "it_support": "A phone or computer helps. If you have none, we can lend you one and show you how it works.",
    "contact_name": "Involvement team",
    "contact_phone": TEAM_PHONE,
    "contact_email": TEAM_EMAIL,
    "adjustments": ADJUSTMENTS,
}
