"""The publish gate of stories: what the public must be told before one goes live. Drafts may be incomplete."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from core.blocks.quotation import NOT_SHOWN
from core.page_publishing import PageForm
from involvement.story_statuses import ANSWERED, CouldNotReason, StoryStatus

if TYPE_CHECKING:
    from involvement.models import StoryPage


def missing_from_story(page: "StoryPage", pieces_of_evidence: int | None = None) -> dict[str, str]:
    """Return a message for each field that must be filled in or mended before this story is published.

    `pieces_of_evidence` is their number where a form knows better than the page, which it has not changed yet.
    """
    if pieces_of_evidence is None:
        pieces_of_evidence = len(page.evidence.all())
    return (
        _said_gaps(page)
        | _owed_gaps(page)
        | _done_gaps(page, pieces_of_evidence)
        | _could_not_gaps(page)
        | _check_gaps(page)
        | _update_gaps(page)
    )


def _is_empty(words: str) -> bool:
    return not strip_tags(words or "").strip()


def _said_gaps(page: "StoryPage") -> dict[str, str]:
    gaps = {}
    if _is_empty(page.what_we_said):
        gaps["what_we_said"] = _("Say what people said before you publish.")
    if page.heard_on is None:
        gaps["heard_on"] = _("Say when you heard it. If you do not know the day, the first of the month will do.")
    elif page.heard_on > timezone.localdate():
        gaps["heard_on"] = _("This day has not come yet.")
    if page.source_id is None:
        gaps["source"] = _("Say how you heard it.")
    return gaps


def _owed_gaps(page: "StoryPage") -> dict[str, str]:
    gaps = {}
    if _is_empty(page.owner_role):
        gaps["owner_role"] = _("Say who is responsible. A role is enough, no name is needed.")
    if page.status not in ANSWERED and page.next_update_due is None:
        gaps["next_update_due"] = _("Say by when people hear how it goes on.")
    return gaps


def _done_gaps(page: "StoryPage", pieces_of_evidence: int) -> dict[str, str]:
    gaps = {}
    if page.status in (StoryStatus.DOING, StoryStatus.DONE) and _is_empty(page.what_we_did):
        gaps["what_we_did"] = _("Say what you did, or what you are doing.")
    if page.status == StoryStatus.DONE and not pieces_of_evidence and _is_empty(page.no_evidence_reason):
        gaps["no_evidence_reason"] = _(
            "Add evidence above, or say here plainly why there is none. “We did not count” is an honest answer."
        )
    return gaps


def _could_not_gaps(page: "StoryPage") -> dict[str, str]:
    if page.status != StoryStatus.COULD_NOT:
        return {}
    gaps = {}
    if not page.could_not_reason:
        gaps["could_not_reason"] = _("Choose the reason. People are owed one.")
    if _is_empty(page.could_not_because):
        gaps["could_not_because"] = _("Say in your own words why you could not.")
    if page.could_not_reason == CouldNotReason.NOT_OURS and _is_empty(page.who_to_ask):
        gaps["who_to_ask"] = _("Say who decides, so that people know who to ask.")
    if page.could_not_reason == CouldNotReason.LATER and _is_empty(page.later_when):
        gaps["later_when"] = _("Say when you will look at it again.")
    return gaps


def _check_gaps(page: "StoryPage") -> dict[str, str]:
    asked = {"checked_with": page.checked_with, "checked_on": page.checked_on, "checked_answer": page.checked_answer}
    gaps = {}
    if page.checked_words or any(asked.values()):
        gaps = {name: _("Fill this in too, or leave all of it empty.") for name, value in asked.items() if not value}
    if page.checked_on and page.checked_on > timezone.localdate():
        gaps["checked_on"] = _("This day has not come yet.")
    return gaps


def _update_gaps(page: "StoryPage") -> dict[str, str]:
    gaps = {}
    if page.update_corrects_id and _is_empty(page.update_note):
        gaps["update_note"] = _("Say what was wrong and what is right.")
    if page.update_happened_on and page.update_happened_on > timezone.localdate():
        gaps["update_happened_on"] = _("This day has not come yet.")
    return gaps


class StoryPageForm(PageForm):
    """Lets a draft be incomplete, and says kindly by the field what is missing when it is to be published."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "update_corrects" in self.fields:
            changes = self.fields["update_corrects"].queryset
            self.fields["update_corrects"].queryset = changes.filter(page_id=self.instance.pk)

    def _post_clean(self) -> None:
        # While the form cleans, the gate is the form's own: only it knows whether this is a draft of a live page.
        self.instance.is_in_editor = True
        try:
            super()._post_clean()
        finally:
            self.instance.is_in_editor = False
        if not self.is_deferred_validation:
            self._say_what_is_missing()

    def _pieces_of_evidence(self) -> int | None:
        """Return how many pieces of evidence the editor has just left standing."""
        if "evidence" not in self.formsets:
            return None
        formset = self.formsets["evidence"]
        formset.is_valid()  # fills cleaned_data of the rows; their own errors are shown by the formset
        rows = (getattr(form, "cleaned_data", {}) for form in formset.forms)
        return sum(bool(row.get("what")) and not row.get("DELETE") for row in rows)

    def _say_what_is_missing(self) -> None:
        for field, message in missing_from_story(self.instance, self._pieces_of_evidence()).items():
            if field not in self.errors:
                self.add_error(field if field in self.fields else None, message)
        for form in self.formsets["evidence"].forms if "evidence" in self.formsets else ():
            row = form.instance
            if row.contribution_id and not row.is_there and not form.cleaned_data.get("DELETE"):
                form.add_error("contribution", NOT_SHOWN)
