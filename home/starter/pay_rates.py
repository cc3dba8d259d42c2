"""Pay rates to start with: round numbers that show how it works. Every trust puts its own in their place."""

from typing import Any

from involvement.models import OpportunityPage

Unit = OpportunityPage.PaymentUnit
NOTE = "An example. Put your trust’s own rate here."

HOUR, SESSION, HALF_DAY, DAY = "Example: an hour", "Example: a session", "Example: a half day", "Example: a day"
PAY_RATES: tuple[dict[str, Any], ...] = (
    {"name": HOUR, "pence": 1500, "unit": Unit.HOUR, "note": NOTE},
    {"name": SESSION, "pence": 3000, "unit": Unit.SESSION, "note": NOTE},
    {"name": HALF_DAY, "pence": 5000, "unit": Unit.HALF_DAY, "note": NOTE},
    {"name": DAY, "pence": 10000, "unit": Unit.DAY, "note": NOTE},
)
