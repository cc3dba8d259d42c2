"""What the site's history says of mailings: who started and stopped them, and how many letters; no names."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from people.actions import mailings

SENTENCES = {
    mailings.STARTED: (_("Start a mailing"), _("Started to send")),
    mailings.SCHEDULED: (_("Plan a mailing"), _("Planned to be sent at its time")),
    mailings.TAKEN_BACK: (_("Take back a mailing"), _("Made a draft again before its time")),
    mailings.STOPPED: (_("Stop a mailing"), _("Stopped: nothing more leaves")),
    mailings.LISTED: (_("List people of a mailing"), _("Looked at whom to ring or write to")),
}


@hooks.register("register_log_actions")
def mailing_log_actions(actions: Any) -> None:
    """Let the site's history say in words what was done with a mailing."""
    for action, (label, sentence) in SENTENCES.items():
        actions.register_action(action, label, sentence)
