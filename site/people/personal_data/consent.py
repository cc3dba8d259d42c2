"""What somebody agreed to, as the ledger of consent has it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from people.models import ConsentEvent
from people.personal_data.rows import fields_in_words, plain, rows_of_person


def _event(event: ConsentEvent) -> dict[str, Any]:
    return {
        str(_("About")): event.wording.get_purpose_display(),
        **fields_in_words(event, "decision", "channel"),
        str(_("When")): plain(event.happened_at),
        str(_("Words you read")): event.wording.text,
        str(_("Version of these words")): event.wording.version,
    }


CONSENT_EVENTS = rows_of_person(
    "consent_events", _("What you agreed to"), ConsentEvent, related=("wording",), describe=_event
)
