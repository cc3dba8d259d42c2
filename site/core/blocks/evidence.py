"""Facts that can be checked: tables, and figures with their source."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail_localize.segments import StringSegmentValue

from .words import LineBlock

_CAPTION = "caption"


class DataTableBlock(TableBlock):
    """A table with a caption and headings, whose words can be translated."""

    def clean(self, value: dict[str, Any] | None) -> dict[str, Any] | None:
        """Return the cleaned value; raises ValidationError where a screen reader could not make sense of the table."""
        cleaned: dict[str, Any] | None = super().clean(value)
        if not cleaned or self.is_deferred_validation:
            return cleaned
        if not (cleaned.get("table_caption") or "").strip():
            raise ValidationError(_("Give the table a caption that says what it shows."))
        if not (cleaned.get("first_row_is_table_header") or cleaned.get("first_col_is_header")):
            raise ValidationError(_("Choose which cells are headings: the first row, the first column or both."))
        if not any(cell for row in cleaned.get("data") or [] for cell in row):
            raise ValidationError(_("This table is empty."))
        return cleaned

    def get_searchable_content(self, value: dict[str, Any] | None) -> list[str]:
        """Return the caption and every cell for the search index."""
        caption = (value or {}).get("table_caption")
        return [*([caption] if caption else []), *super().get_searchable_content(value)]

    def get_translatable_segments(self, value: dict[str, Any] | None) -> list[StringSegmentValue]:
        """Return the caption and each cell that has words; wagtail-localize would leave the table out otherwise."""
        if not value:
            return []
        caption = value.get("table_caption") or ""
        segments = [StringSegmentValue(_CAPTION, caption)] if caption else []
        for row_number, row in enumerate(value.get("data") or []):
            for column_number, cell in enumerate(row):
                if cell and any(character.isalpha() for character in cell):
                    segments.append(StringSegmentValue(f"{row_number}:{column_number}", cell))
        return segments

    def restore_translated_segments(self, value: dict[str, Any], segments: list[StringSegmentValue]) -> dict[str, Any]:
        """Return a copy of the table with the translated words in their places."""
        data = [list(row) for row in value.get("data") or []]
        restored = {**value, "data": data}
        for segment in segments:
            if segment.path == _CAPTION:
                restored["table_caption"] = segment.render_text()
            else:
                row_number, column_number = (int(number) for number in segment.path.split(":"))
                data[row_number][column_number] = segment.render_text()
        return restored

    class Meta:
        icon = "table"
        label = _("Table")
        group = _("Facts")
        description = _("Rows and columns with a caption and headings. For figures, never for layout.")
        template = "core/blocks/table.html"
        preview_value = {
            "data": [["Group", "Meetings a year"], ["Forum", "12"], ["Network", "4"]],
            "table_header_choice": "row",
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_caption": "Example: how often groups meet",
        }


class FigureBlock(blocks.StructBlock):
    """A number with what it means and where it comes from; there is no figure without a source."""

    number = LineBlock(label=_("number"), max_length=20, help_text=_("For example “4,500” or “1 in 4”."))
    meaning = LineBlock(label=_("what it means"), max_length=200, help_text=_("For example “people replied”."))
    source = LineBlock(label=_("source"), max_length=200, help_text=_("Who counted, and in which report."))
    source_address = blocks.URLBlock(label=_("link to the source"), required=False)
    date = blocks.DateBlock(label=_("date of the number"), help_text=_("The day or month it was true."))

    class Meta:
        icon = "view"
        label = _("Figure with source")
        group = _("Facts")
        description = _("One number, what it means, who counted and when.")
        template = "core/blocks/figure.html"
        preview_value = {
            "number": "12",
            "meaning": "example opportunities are on this site",
            "source": "Example: the starter site",
            "date": "2026-03-04",
        }
