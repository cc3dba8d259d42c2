"""One document in several formats and languages, the web page named first."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.documents.models import AbstractDocument

from core.in_language import page_in_language_read

from .checking import problems_of
from .words import LineBlock, ParagraphBlock

FORMATS = [
    ("standard", _("Standard")),
    ("easy-read", _("Easy Read")),
    ("large-print", _("Large print")),
    ("audio", _("Audio")),
    ("bsl", _("British Sign Language")),
    ("braille", _("Braille")),
]


def languages() -> list[tuple[str, Any]]:
    """Return the languages a document can be in."""
    return list(settings.LANGUAGES)


def file_facts(document: AbstractDocument | None) -> str:
    """Return type and size of a file, such as “PDF, 1.2 MB”, so that people know before they download."""
    if not document:
        return ""
    size = filesizeformat(document.file_size) if document.file_size else ""
    return ", ".join(fact for fact in (document.file_extension.upper(), size) if fact)


class FileValue(blocks.StructValue):
    """One format that knows its address, name, type and size."""

    @property
    def url(self) -> str:
        """Return where the file or the video is."""
        document = self.get("document")
        return document.url if document else (self.get("address") or "")

    @property
    def format_name(self) -> str:
        """Return the format as visitors read it, such as Easy Read."""
        return str(dict(FORMATS).get(self.get("format"), ""))

    @property
    def language_name(self) -> str:
        """Return the language as visitors read it."""
        return str(dict(settings.LANGUAGES).get(self.get("language"), ""))

    @property
    def facts(self) -> str:
        """Return type and size, such as “PDF, 1.2 MB”; empty for something that is not a file of ours."""
        return file_facts(self.get("document"))


class FileBlock(blocks.StructBlock):
    """One format of the document."""

    format = blocks.ChoiceBlock(label=_("format"), choices=FORMATS, default="standard")
    language = blocks.ChoiceBlock(label=_("language"), choices=languages, default="en")
    document = DocumentChooserBlock(label=_("file"), required=False)
    address = blocks.URLBlock(
        label=_("or a web address"), required=False, help_text=_("For a film in British Sign Language, for example.")
    )

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Return the cleaned value; raises a validation error unless there is either a file or an address."""
        cleaned, errors = problems_of(super().clean, value)
        if value.get("document") and value.get("address"):
            errors.setdefault("address", ValidationError(_("Choose a file or give a web address, not both.")))
        elif not self.is_deferred_validation and not value.get("document") and not value.get("address"):
            errors.setdefault("document", ValidationError(_("Choose a file, or give a web address below.")))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    class Meta:
        icon = "doc-full"
        label = _("format")
        value_class = FileValue


class DocumentsValue(blocks.StructValue):
    """A document that knows which of its formats can be had."""

    @property
    def page_url(self) -> str:
        """Return the address of the web page with the same content, where there is a published one."""
        page = page_in_language_read(self.get("page"))
        return (page.url or "") if page and page.live else ""

    @property
    def shown(self) -> list[FileValue]:
        """Return the formats that lead somewhere."""
        return [file for file in self.get("files") or [] if file.url]


class DocumentsBlock(blocks.StructBlock):
    """A document with every format it can be had in."""

    title = LineBlock(label=_("title"), max_length=160)
    description = ParagraphBlock(label=_("what it is"), max_length=300, required=False)
    page = blocks.PageChooserBlock(
        label=_("the same as a web page"),
        required=False,
        help_text=_("Named first: a web page works on every phone and for every reader."),
    )
    files = blocks.ListBlock(FileBlock(), label=_("formats"), default=[], max_num=30)

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Return the cleaned value; raises a validation error for a document in no format at all."""
        cleaned, errors = problems_of(super().clean, value)
        if not self.is_deferred_validation and not value.get("page") and not value.get("files"):
            errors.setdefault("page", ValidationError(_("Choose a page, or add at least one format below.")))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    class Meta:
        icon = "doc-full-inverse"
        label = _("Document in formats")
        group = _("Media")
        description = _("One document as a web page, file, Easy Read, large print, sound or in other languages.")
        template = "core/blocks/documents.html"
        value_class = DocumentsValue
        preview_value: dict[str, Any] = {
            "title": "Our plan for this year",
            "description": "What we promised, in short.",
            "files": [
                {"format": "easy-read", "language": "en", "address": "https://example.org/easy-read"},
                {"format": "standard", "language": "pl", "address": "https://example.org/polish"},
            ],
        }
