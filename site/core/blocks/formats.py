"""The format set of a page: the same words as Easy Read, large print, sound, signed film or in another language."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from .checking import problems_of
from .documents import FORMATS, FileBlock, FileValue
from .words import LineBlock

EASY_READ, STANDARD, OTHER = "easy-read", "standard", "other"
PAGE_FORMATS = [*FORMATS, (OTHER, _("Another format"))]


class PageFormatValue(FileValue):
    """One format of a page."""

    @property
    def format_name(self) -> str:
        """Return the format as visitors read it."""
        return str(dict(PAGE_FORMATS).get(self.get("format"), ""))


class PageFormatBlock(FileBlock):
    """One format of the page: a file or a film elsewhere, with its day and who made it with us."""

    format = blocks.ChoiceBlock(label=_("format"), choices=PAGE_FORMATS, default=EASY_READ)
    made_on = blocks.DateBlock(label=_("made on"), required=False, help_text=_("Visitors see how old it is."))
    made_with = LineBlock(
        label=_("made with"),
        max_length=160,
        required=False,
        help_text=_(
            "For example “people with learning disabilities from our forum”. Name groups, not persons. Easy Read is "
            "always made with people with learning disabilities: no program may write it, and it is not published "
            "without this."
        ),
    )

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Return the cleaned value; raises a validation error where visitors could not tell what they get."""
        cleaned, errors = problems_of(super().clean, value)
        if not self.is_deferred_validation:
            for name, problem in _gaps(cleaned):
                errors.setdefault(name, problem)
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    class Meta:
        icon = "doc-full"
        label = _("format")
        value_class = PageFormatValue


class FormatSetBlock(blocks.StreamBlock):
    """All formats of one page beside the page itself."""

    format = PageFormatBlock()


def _gaps(value: blocks.StructValue) -> list[tuple[str, ValidationError]]:
    """Return what must be mended before the public sees this format."""
    made_on: Any = value.get("made_on")
    gaps = []
    if not made_on:
        gaps.append(("made_on", ValidationError(_("Say when it was made."))))
    elif isinstance(made_on, date) and made_on > timezone.localdate():  # words are no day, which is said already
        gaps.append(("made_on", ValidationError(_("This day has not come yet."))))
    if value.get("format") == EASY_READ and not (value.get("made_with") or "").strip():
        words = _("Easy Read is made with people with learning disabilities. Say here who made it with you.")
        gaps.append(("made_with", ValidationError(words)))
    return gaps
