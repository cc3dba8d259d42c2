"""What the examples have in common: contacts that cannot be real, and how to ask for what one needs."""

from typing import Any

from home.starter.organisation import TEAM_EMAIL, TEAM_PHONE

CONTACT: dict[str, Any] = {
    "contact_name": "Example contact, involvement team",
    "contact_phone": TEAM_PHONE,
    "contact_email": TEAM_EMAIL,
}
ADJUSTMENTS = (
    "Tell us on the form, or ring the contact on this page, a week before if you can. We can offer breaks, a quiet "
    "room, large print, Easy Read, an interpreter or a hearing loop. You may bring somebody with you."
)
OUTCOME_HOW = "By email, phone or letter, as you like. And on this page."


def facts(**values: Any) -> dict[str, Any]:
    """Return the fields of an example with what they all have in common."""
    return CONTACT | {"adjustments": ADJUSTMENTS, "outcome_how": OUTCOME_HOW} | values


def question(label: str, **values: Any) -> dict[str, Any]:
    """Return an extra question for the form."""
    return {"label": label} | values
