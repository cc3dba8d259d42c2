"""A letter, plan or booklet as a PDF, where the machine has the library that sets its text."""

import ctypes
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.contrib.staticfiles import finders

STYLES = "css/benefits-letter.css"
VARIANT = "pdf/ua-1"  # tagged, so that a screen reader can read it
# Pango's part that everything else hangs on, by its names on Linux, macOS and Windows.
LIBRARIES = ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll")


@cache
def can_make_pdf() -> bool:
    """Tell whether the package and its library are there; without them the print style sheet serves."""
    return find_spec("weasyprint") is not None and any(_is_there(name) for name in LIBRARIES)


def pdf_of(html: str, styles: str = STYLES) -> bytes:
    """Return this document as a tagged PDF with these styles; nothing is fetched from anywhere while it is made."""
    maker = import_module("weasyprint")  # 40 MB of memory: only for whoever asks for a PDF
    nothing = maker.urls.URLFetcher(allowed_protocols=())
    path = finders.find(styles)
    text = Path(path).read_text(encoding="utf-8") if path else ""
    sheets = [maker.CSS(string=text, url_fetcher=nothing)]
    pdf: bytes = maker.HTML(string=html, url_fetcher=nothing).write_pdf(stylesheets=sheets, pdf_variant=VARIANT)
    return pdf


def _is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
