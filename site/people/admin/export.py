"""The file that staff take out of the site: harmless in a spreadsheet program, and written down in the log."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.models import User
from core.spreadsheets import harmless
from people.guardianship import is_kept_back
from people.models import SignUp
from people.selectors import wants_news

ACTION = "people.export"
KEPT_BACK = ("name", "email", "phone", "address", "access_needs", "answers", "how_heard")
COLUMNS = {
    "for": lambda sign_up: sign_up.page.title,
    "name": lambda sign_up: sign_up.person.name or sign_up.pending.get("name", ""),
    "state": lambda sign_up: sign_up.get_state_display(),
    "reach": lambda sign_up: sign_up.person.get_channel_display(),
    "email": lambda sign_up: sign_up.person.email or "",
    "phone": lambda sign_up: sign_up.person.phone or sign_up.pending.get("phone", ""),
    "address": lambda sign_up: sign_up.person.address or sign_up.pending.get("address", ""),
    "access_needs": lambda sign_up: _access_needs(sign_up),
    "answers": lambda sign_up: "\n".join(f"{row['question']}: {row['answer']}" for row in sign_up.answers),
    "news": lambda sign_up: _("yes") if wants_news(sign_up) else _("no"),
    "how_heard": lambda sign_up: sign_up.how_heard,
    "signed_up": lambda sign_up: f"{sign_up.created_at:%Y-%m-%d %H:%M}",
    "confirmed": lambda sign_up: f"{sign_up.confirmed_at:%Y-%m-%d %H:%M}" if sign_up.confirmed_at else "",
}


def headings() -> dict[str, str]:
    """Return what stands above each column."""
    return {
        "for": _("For"),
        "name": _("Name"),
        "state": _("State"),
        "reach": _("Reach by"),
        "email": _("Email"),
        "phone": _("Phone"),
        "address": _("Postal address"),
        "access_needs": _("Needs in order to take part"),
        "answers": _("Answers"),
        "news": _("News"),
        "how_heard": _("How they heard"),
        "signed_up": _("Signed up"),
        "confirmed": _("Confirmed"),
    }


def row(sign_up: SignUp) -> dict[str, str]:
    """Return one sign-up as cells that no spreadsheet program runs as a formula.

    Before the guardian of a young person has agreed nobody takes a name, an address or an answer of theirs away.
    """
    kept_back = KEPT_BACK if is_kept_back(sign_up) else ()
    return {name: "" if name in kept_back else harmless(str(value(sign_up))) for name, value in COLUMNS.items()}


def log_export(user: User, queryset: QuerySet[SignUp], filters: dict[str, Any]) -> None:
    """Write down who took how many sign-ups out, and by which filters; a search may be a name: left out."""
    log(
        instance=user,
        action=ACTION,
        user=user,
        title=_("Sign-ups"),
        data={"count": queryset.count(), "filters": filters},
    )


def _access_needs(sign_up: SignUp) -> str:
    need = getattr(sign_up.person, "access_need", None)
    return need.text if need else ""
