"""The publish gate of a forum: nothing goes live without what keeps young people safe. Drafts may be incomplete."""

from typing import TYPE_CHECKING, Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from involvement.membership_publishing import MembershipPageForm
from youngpeople.pictures import why_not_shown

if TYPE_CHECKING:
    from youngpeople.models import YoungPeoplesForumPage

# What a forum owes beyond what every group owes.
REQUIRED_FACTS = ("how_we_keep_safe", "stands_in", "leave_to", "lowest_age", "highest_age", "guardian_below")
CONFIDENCES, NEXT_PAGES = "confidences", "next_pages"


def missing_for_safety(page: "YoungPeoplesForumPage") -> dict[str, str]:
    """Return a message for each field that must be filled in or mended before this forum is published."""
    gaps = {
        name: _("Fill this in before you publish.")
        for name in REQUIRED_FACTS
        if not strip_tags(str(getattr(page, name) or "")).strip()
    }
    if not page.adult_is_checked:
        gaps["adult_is_checked"] = _("A named adult must know and agree before young people are told to turn to them.")
    if reason := why_not_shown(page.listing_image):
        gaps["listing_image"] = reason
    return gaps


def missing_rows(*, confidences: int, next_pages: int) -> list[str]:
    """Return what must hang on a forum and does not."""
    gaps = []
    if not confidences:
        gaps.append(_("Say who will see what young people tell you: at least one line."))
    if not next_pages:
        gaps.append(_("Choose at least one page that members can join when they grow too old."))
    return gaps


class ForumPageForm(MembershipPageForm):
    """Asks for the rows of a forum too, and for a promise with each question to the trust."""

    def _say_what_is_missing(self) -> None:
        super()._say_what_is_missing()
        for message in missing_rows(confidences=self._rows(CONFIDENCES), next_pages=self._rows(NEXT_PAGES)):
            self.add_error(None, message)
        for form in self.formsets["trust_questions"].forms if "trust_questions" in self.formsets else ():
            if form.is_valid() and _lacks_promise(form.cleaned_data):
                form.add_error("answer_due", _("Say by when the answer comes, or choose the story that gives it."))

    def _rows(self, name: str) -> int:
        """Return how many rows the editor has just written; only the form knows, the page has not changed yet."""
        if name not in self.formsets:
            return len(getattr(self.instance, name).all())
        rows = (form.cleaned_data for form in self.formsets[name].forms if form.is_valid())
        return sum(1 for row in rows if row and not row.get("DELETE"))


def _lacks_promise(row: dict[str, Any]) -> bool:
    return bool(row.get("words")) and not row.get("DELETE") and not row.get("answer_due") and not row.get("story")
