"""What the site's history says of people: which member of staff did what to which number, and never a name."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from core.withdrawing import WITHDRAWN
from people import audit
from people.admin.export import ACTION as SIGN_UPS_EXPORTED
from people.admin.unreachable import LISTED

SENTENCES = {
    audit.VIEWED: (_("View a person"), _("Looked at what is held about somebody")),
    audit.CHANGED: (_("Change a person"), _("Changed somebody’s details")),
    audit.EXPORTED: (_("Export a person"), _("Took out everything that is held about somebody")),
    audit.ERASED: (_("Erase a person"), _("Erased everything that was held about somebody")),
    audit.MERGED: (_("Join two records"), _("Joined two records of the same person")),
    audit.ENTERED: (_("Enter a sign-up"), _("Wrote down a sign-up for somebody")),
    audit.LINKS_ENDED: (_("End a person’s links"), _("Ended all links that were sent to somebody")),
    audit.LINKED: (_("Link words or a picture"), _("Changed whose words or picture something is")),
    WITHDRAWN: (_("Take back words or a picture"), _("Took it off the site, because somebody took it back")),
    audit.MAILED: (_("Mail people"), _("Wrote to people")),
    LISTED: (_("List people to ring"), _("Looked at how to reach people whom mail does not reach")),
}


class ExportFormatter(LogFormatter):
    """Says how many sign-ups were taken out."""

    label = _("Export sign-ups")

    def format_message(self, log_entry: Any) -> str:
        """Return one sentence."""
        return _("Exported %(count)s sign-ups") % {"count": log_entry.data.get("count", "?")}


def tell_actions(actions: Any) -> None:
    """Register every action that this room writes down."""
    for action, (label, sentence) in SENTENCES.items():
        actions.register_action(action, label, sentence)
    actions.register_action(SIGN_UPS_EXPORTED)(ExportFormatter)
