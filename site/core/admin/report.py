"""What all reports share: rows that lead to where they are mended, a file for a spreadsheet, kind words when empty."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from core.spreadsheets import harmless


class FindAndFixReport(ReportView):
    """Base of the reports; the rows are made in Python, from a fixed number of queries."""

    slug: str
    explanation: Any
    nothing_found: Any
    permission_policy = page_permission_policy
    any_permission_required = ("add", "change", "publish")
    results_template_name = "core/admin/report_results.html"
    header_icon = "search"
    facts: Sequence[tuple[str, Any]] = ()  # what a row says besides its title, with the heading above it
    title_field = "page.title"
    title_heading: Any = _("Page")

    def rows(self) -> Sequence[Any]:
        """Return what was found; each row has `edit_url`."""
        raise AttributeError(f"{type(self).__name__} has no rows")

    def get_queryset(self) -> Sequence[Any]:
        """Return the rows in the place of Wagtail's queryset: paging and files need no more than a sequence."""
        return self.rows()

    @property
    def columns(self) -> list[Column]:
        """Return the title, which leads to the editor, and the facts."""
        first = TitleColumn(
            "title", label=self.title_heading, accessor=self.title_field, get_url=lambda row: row.edit_url
        )
        return [first, *(Column(name, label=label, accessor=name) for name, label in self.facts)]

    @property
    def list_export(self) -> list[str]:
        """Return what the file holds: the same as the screen, and the address of the editor."""
        return [self.title_field, *(name for name, _label in self.facts), "edit_url"]

    @property
    def export_headings(self) -> dict[str, Any]:
        """Return what stands above each column of the file."""
        return {self.title_field: self.title_heading, **dict(self.facts), "edit_url": _("Edit at")}

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Return one row of the file, with whole addresses and no cell that a spreadsheet would run."""
        row = super().to_row_dict(item)
        row["edit_url"] = self.request.build_absolute_uri(row["edit_url"])
        return {name: harmless(value) if isinstance(value, str) else value for name, value in row.items()}

    def get_filename(self) -> str:
        """Return the name of the file without its ending."""
        return self.slug

    def get_index_url(self) -> str:
        """Return the address of the report."""
        return reverse(f"find_and_fix:{self.slug}")

    def get_index_results_url(self) -> str:
        """Return the address of the rows alone, which Wagtail asks for to turn the page."""
        return reverse(f"find_and_fix:{self.slug}_results")

    @property
    def no_results_message(self) -> Any:
        """Return kind words for when there is nothing to mend."""
        return self.nothing_found
