"""What a new opportunity begins with, so that an editor writes only what is new about it."""

from django.conf import settings
from django.utils.translation import gettext as _

from core.selectors import chrome


def facts_to_begin_with() -> dict[str, str]:
    """Return the team as the named contact, and how to ask for adjustments; an editor changes what does not fit.

    Pay and expenses are never filled in: what people rely on, somebody must have chosen.
    """
    team = chrome(settings.LANGUAGE_CODE).organisation
    facts = {"contact_name": team.team_name, "contact_phone": team.team_phone, "contact_email": team.team_email}
    if team.team_phone and team.team_email:
        facts["adjustments"] = _("Tell us what you need when you sign up, or ring us on %(phone)s.") % {
            "phone": team.team_phone
        }
    return {name: words for name, words in facts.items() if words}
