"""The publish gate of case studies: what must be told, and nobody's words or name without their agreement."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from core.blocks.quotation import NOT_SHOWN
from core.page_publishing import PageForm

if TYPE_CHECKING:
    from involvement.models import CaseStudyPage, ContributorWords

REQUIRED_TEXTS = (
    "problem",
    "what_changed",
    "stage_id",
    "rung_promised_id",
    "rung_delivered_id",
    "principles",
    "purpose",
    "presence",
    "process",
    "impact",
    "do_differently",
    "finished_year",
)


def missing_before_publishing(page: "CaseStudyPage", *, has_measures: bool) -> dict[str, str]:
    """Return a kind message for each field that must be filled in or mended before this case study is published."""
    return _missing_texts(page) | _rung_gaps(page) | _measure_gaps(page, has_measures) | _contact_gaps(page)


def words_not_agreed(row: "ContributorWords") -> dict[str, str]:
    """Return what keeps somebody's words from being published, by the field.

    Only an editor is asked so: a page that is live stays as it is, and shows nothing of words that were taken back.
    """
    if row.contribution_id and not row.contribution.is_shown:
        return {"contribution": str(NOT_SHOWN)}
    return {}


def _missing_texts(page: "CaseStudyPage") -> dict[str, str]:
    missing = {
        name.removesuffix("_id"): _("Fill this in before you publish.")
        for name in REQUIRED_TEXTS
        if not strip_tags(str(getattr(page, name) or "")).strip()
    }
    if page.finished_year and page.finished_year > timezone.localdate().year:
        missing["finished_year"] = _("This year has not come yet. A case study is about something that is finished.")
    return missing


def _rung_gaps(page: "CaseStudyPage") -> dict[str, str]:
    both = page.rung_promised_id and page.rung_delivered_id
    if both and page.rung_promised_id != page.rung_delivered_id and not page.rung_reason.strip():
        return {"rung_reason": _("Say in a few words why people had more or less say than they were promised.")}
    return {}


def _measure_gaps(page: "CaseStudyPage", has_measures: bool) -> dict[str, str]:
    if has_measures and page.no_measures_reason.strip():
        return {"no_measures_reason": _("There are figures now, so take this sentence out.")}
    if not has_measures and not page.no_measures_reason.strip():
        return {"no_measures_reason": _("Add a figure above, or say in one sentence why there is none.")}
    return {}


def _contact_gaps(page: "CaseStudyPage") -> dict[str, str]:
    ways = page.contact_phone.strip() or page.contact_email.strip()
    if not (page.contact_agreed or page.contact_name.strip() or ways):
        return {}
    gaps = {}
    if not page.contact_agreed:
        gaps["contact_agreed"] = _("Ask them first and tick this, or take the contact out.")
    if not page.contact_name.strip():
        gaps["contact_name"] = _("Say whom people can ask.")
    if not ways:
        gaps["contact_email"] = _("Give an email address or a phone number.")
    return gaps


def _is_taken_out(form: WagtailAdminModelForm) -> bool:
    form.is_valid()  # fills cleaned_data; the row's own errors are shown by the formset
    return bool(form.cleaned_data.get("DELETE"))


class CaseStudyPageForm(PageForm):
    """Lets a draft be incomplete, and says by the field what is missing when it is to be published."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in REQUIRED_TEXTS:
            if field := self.fields.get(name.removesuffix("_id")):
                field.error_messages["required"] = _("Fill this in before you publish.")

    def _post_clean(self) -> None:
        # While the form cleans, the gate is the form's own: only it knows whether this is a draft of a live page.
        self.instance.is_in_editor = True
        try:
            super()._post_clean()
        finally:
            self.instance.is_in_editor = False
        if not self.is_deferred_validation:
            self._say_what_is_missing()

    def _say_what_is_missing(self) -> None:
        missing = missing_before_publishing(self.instance, has_measures=self._has_measures())
        for field, message in missing.items():
            if field not in self.errors:
                self.add_error(field if field in self.fields else None, message)
        for form in self._rows("words"):
            for field, message in words_not_agreed(form.instance).items():
                if field not in form.errors:
                    form.add_error(field, message)

    def _rows(self, name: str) -> list[WagtailAdminModelForm]:
        """Return the forms of the rows that stay, as the editor has just written them."""
        forms = self.formsets[name].forms if name in self.formsets else ()
        return [form for form in forms if not _is_taken_out(form)]

    def _has_measures(self) -> bool:
        if "measures" in self.formsets:
            return bool(self._rows("measures"))
        return bool(self.instance.measures.all())
