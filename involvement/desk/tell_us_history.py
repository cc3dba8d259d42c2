"""What the site's history says of what people told us: who read or changed which number, and never a word of it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from involvement.actions import tell_us_log

SENTENCES = {
    tell_us_log.VIEWED: (_("Read what somebody told us"), _("Read what somebody told us")),
    tell_us_log.LISTED: (_("List what people told us"), _("Looked at the list of what people told us")),
    tell_us_log.CHANGED: (_("Change what somebody told us"), _("Did something with what somebody told us")),
    tell_us_log.ESCALATED: (_("Pass on to PALS"), _("Passed what somebody told us on to PALS")),
}


def tell_us_log_actions(actions: Any) -> None:
    """Register what can be done, with its words."""
    for action, (label, message) in SENTENCES.items():
        actions.register_action(action, label, message)
