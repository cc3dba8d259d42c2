"""What the stories for measuring say: dull, varied and marked “Example”, so that lists and search have work."""

from datetime import date, timedelta
from typing import Any

from core.models import Directorate
from home.starter.bulk import PLACES, TASKS, Terms, one_of
from involvement.models import Source
from involvement.story_statuses import CouldNotReason, StoryStatus


def story_values(number: int, terms: Terms, today: date) -> dict[str, Any]:
    """Return the fields of the example with this number; the same number always gives the same, but for the dates."""
    return {
        "summary": f"Example number {number}. {TASKS[number % 6]} {PLACES[number % 5]}. For measuring only.",
        "is_example": True,
        "owner_role": "Example role",
        "what_we_said": f"<p>Example: {TASKS[number % 6].lower()} {PLACES[number % 6]} is hard.</p>",
        "heard_on": today - timedelta(days=number % 1500),
        "status": story_status(number),
        "what_we_did": "<p>Example: we tried something else.</p>",
        "no_evidence_reason": "Example: nobody counted.",
        "could_not_reason": CouldNotReason.MONEY,
        "could_not_because": "Example: there is no money for it.",
        "next_update_due": today + timedelta(days=number % 90 - 20),
        "source": one_of(terms[Source], number),
        "directorate": one_of(terms[Directorate], number // 2),
    }


def story_status(number: int) -> str:
    """Return how far the example with this number is."""
    return StoryStatus.values[number % len(StoryStatus.values)]


def story_title(number: int) -> str:
    """Return the title of the example with this number."""
    return f"Example {number}: {TASKS[number % 6].lower()} {PLACES[number % 5]}, said and done"
