"""What somebody said, by reference: the words live in one record, and a page only points at it."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from .checking import problems_of

if TYPE_CHECKING:
    from core.models import Contribution, ContributionText

NOT_SHOWN = _(
    "This may not be on the website (any more): it was taken back, nobody agreed to the website, or it is too long "
    "since they were asked. Take it out, or ask them and write that down under “Words and pictures”."
)


class ContributionChooserBlock(SnippetChooserBlock):
    """Chooses a record of words; a page with ten of them reads all ten at once, with their words."""

    def bulk_to_python(self, values: list[int | None]) -> "list[Contribution | None]":
        """Return the records, each with its words."""
        found = self.model_class.objects.with_texts().in_bulk([value for value in values if value])
        return [found.get(value) for value in values]


class QuoteValue(blocks.StructValue):
    """A reference that knows what may be shown of it at this moment."""

    @property
    def said(self) -> "ContributionText | None":
        """Return the words in the language of the page, or nothing where they may not be shown."""
        contribution = self.get("contribution")
        said: ContributionText | None = contribution.said if contribution else None
        return said


class QuoteBlock(blocks.StructBlock):
    """What somebody said, in their own words, while they agree to it."""

    contribution = ContributionChooserBlock(
        "core.Contribution",
        label=_("their words"),
        help_text=_("Write them down once under “Words and pictures”, with what they agreed to, and choose them here."),
    )

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Return the cleaned value; raises a validation error for words that the site may not show."""
        cleaned, errors = problems_of(super().clean, value)
        if value.get("contribution") and not value.said and not self.is_deferred_validation:
            errors.setdefault("contribution", ValidationError(NOT_SHOWN))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    def get_preview_value(self) -> blocks.StructValue:
        """Return an example with words that may be shown, where there are some."""
        known = self.child_blocks["contribution"].model_class.objects.shown().with_texts().exclude(kind="picture")
        return self.normalize({"contribution": known.order_by("-is_example", "pk").first()})

    class Meta:
        icon = "openquote"
        label = _("Quotation with consent")
        group = _("Text")
        description = _("What somebody said. When they take it back, it is gone from every page at once.")
        template = "core/blocks/quote.html"
        value_class = QuoteValue
