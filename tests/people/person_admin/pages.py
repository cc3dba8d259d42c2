"""Where people are in the admin, and what tests read from there."""

from typing import Any

from wagtail.models import ModelLogEntry

LIST = "/admin/persons/"
DETAILS = {"name": "Kim New", "phone": "", "address": "", "channel": "email", "language": "pl", "format": "easy-read"}


def names_in(answer: Any) -> list[str]:
    """Return whose rows a list shows."""
    return sorted(person.email or f"{person.phone}{person.address}" for person in answer.context["object_list"])


def actions_written() -> list[str]:
    """Return what was written down about people, in its order."""
    lines = ModelLogEntry.objects.filter(action__startswith="people.").order_by("pk")
    return list(lines.values_list("action", flat=True))
