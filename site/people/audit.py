"""Writes down who looked at, changed, took out or erased what is held about a person; never names the person."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.models import User
from people.models import Person

VIEWED = "people.view"
CHANGED = "people.change"
EXPORTED = "people.export_person"
ERASED = "people.erase"
MERGED = "people.merge"
ENTERED = "people.enter"
LINKS_ENDED = "people.end_links"
MAILED = "people.mail"
LINKED = "people.link_words"


def write_down(action: str, *, user: User | None, person: Person, **data: Any) -> None:
    """Add one line to the site's history, about the person's number only: the line may outlive the person."""
    title = _("Person %(number)s") % {"number": person.pk}
    log(instance=person, action=action, user=user, title=title, data=data or None)
