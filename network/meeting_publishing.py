"""The publish gate of a meeting: what people need in order to come, and a word about papers. Drafts may have gaps."""

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from core.page_publishing import PageForm

if TYPE_CHECKING:
    from network.models import MeetingPage


def missing_before_publishing(meeting: "MeetingPage") -> dict[str, str]:
    """Return a message for each field that must be filled in or mended before this meeting is published."""
    return _missing_facts(meeting) | _date_gaps(meeting) | _way_gaps(meeting) | _paper_gaps(meeting)


def _missing_facts(meeting: "MeetingPage") -> dict[str, str]:
    empty = not strip_tags(meeting.topic or "").strip()
    gaps = {"topic": _("Say what the meeting is about.")} if empty else {}
    needed = {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at}
    return gaps | {name: _("Fill this in before you publish.") for name, value in needed.items() if not value}


def _date_gaps(meeting: "MeetingPage") -> dict[str, str]:
    if meeting.starts_at and meeting.ends_at and meeting.ends_at <= meeting.starts_at:
        return {"ends_at": _("It must end after it starts.")}
    return {}


def _way_gaps(meeting: "MeetingPage") -> dict[str, str]:
    if not (meeting.in_person or meeting.online):
        return {"in_person": _("Tick at least one way to take part.")}
    if meeting.in_person and not meeting.place.strip():
        return {"place": _("Say where people should come to.")}
    return {}


def _paper_gaps(meeting: "MeetingPage") -> dict[str, str]:
    if meeting.no_papers and meeting.papers_by:
        return {"papers_by": _("Take the day out, or untick “no papers”.")}
    if not meeting.no_papers and meeting.papers_by is None:
        return {"papers_by": _("Promise a day, or tick “no papers”.")}
    starts_at, papers_by = meeting.starts_at, meeting.papers_by
    if starts_at and papers_by and papers_by >= timezone.localdate(starts_at):
        return {"papers_by": _("Members need the papers before the day of the meeting.")}
    return {}


class MeetingPageForm(PageForm):
    """Lets a draft be incomplete, and says by the field what is missing when it is to be published."""

    def defer_required_fields(self) -> None:
        """Let a draft have gaps, but not one that waits for approval: that is published as it stands."""
        if not (self.instance.pk and self.instance.workflow_in_progress):
            super().defer_required_fields()

    def _post_clean(self) -> None:
        # While the form cleans, the gate is the form's own: only it knows whether this is a draft of a live page.
        self.instance.is_in_editor = True
        try:
            super()._post_clean()
        finally:
            self.instance.is_in_editor = False
        if self.is_deferred_validation:
            return
        for field, message in missing_before_publishing(self.instance).items():
            if field not in self.errors:
                self.add_error(field if field in self.fields else None, message)
