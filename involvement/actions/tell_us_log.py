"""The history of a message: one function adds to it, and nothing takes away or changes what is there."""

from typing import Any

from wagtail.log_actions import log

from core.models import User
from involvement.models import TellUsEntry, TellUsMessage
from people import audit

VIEWED = "involvement.view_telling"
LISTED = "involvement.list_tellings"
CHANGED = "involvement.change_telling"
ESCALATED = "involvement.escalate_telling"


def write_entry(message: TellUsMessage, kind: str, *, by: User | None, **facts: str) -> TellUsEntry:
    """Add one line to the history of a message."""
    return TellUsEntry.objects.create(message=message, kind=kind, by=by, **facts)


def write_down(action: str, message: TellUsMessage, *, by: User, **data: Any) -> None:
    """Add one line to the site's history, by number only: the line outlives the words and the person."""
    log(instance=message, action=action, user=by, title=str(message), data=data or None)
    if action == VIEWED and message.person:
        audit.write_down(audit.VIEWED, user=by, person=message.person, telling=message.pk)
