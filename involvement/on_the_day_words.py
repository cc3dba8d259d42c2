"""What happens on the day, in short lines: only what the editor has said, and nothing where nothing was said."""

from django.utils.translation import gettext as _

from involvement.models import OpportunityPage

Row = tuple[str, list[str]]


def on_the_day_rows(page: OpportunityPage) -> list[Row]:
    """Return each fact with its lines, in the order in which people ask."""
    supporter = _("Somebody may come with you to support you. They do not need a place of their own.")
    rows = [
        (_("How the time is spent"), page.what_happens),
        (_("Getting there"), page.getting_there),
        (_("Breaks"), page.breaks),
        (_("Step-free"), page.get_step_free_display()),
        (_("Hearing loop"), page.get_hearing_loop_display()),
        (_("Quiet space"), page.get_quiet_space_display()),
        (_("Somebody with you"), supporter if page.supporter_welcome else ""),
    ]
    said = [(name, [line.strip() for line in str(words).splitlines() if line.strip()]) for name, words in rows]
    return [(name, lines) for name, lines in said if lines]
