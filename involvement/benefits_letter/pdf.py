"""A letter, plan or booklet as a PDF, where the optional package for it (weasyprint) is installed."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.contrib.staticfiles import finders

STYLES = "css/benefits-letter.css"
VARIANT = "pdf/ua-1"  # tagged, so that a screen reader can read it


@cache
def can_make_pdf() -> bool:
    """Tell whether the package is installed; without it the print style sheet serves."""
    return find_spec("weasyprint") is not None


def pdf_of(html: str, styles: str = STYLES) -> bytes:
    """Return this document as a tagged PDF with these styles; nothing is fetched from anywhere while it is made."""
    maker = import_module("weasyprint")
    path = finders.find(styles)
    sheets = [maker.CSS(string=Path(path).read_text(encoding="utf-8"))] if path else []
    pdf: bytes = maker.HTML(string=html, url_fetcher=_fetch_nothing).write_pdf(stylesheets=sheets, pdf_variant=VARIANT)
    return pdf


def _fetch_nothing(url: str, *_args: object, **_kwargs: object) -> dict[str, object]:
    raise ValueError("It holds nothing that would have to be fetched.")
