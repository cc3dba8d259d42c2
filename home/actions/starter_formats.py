"""A format set to look at: one example opportunity in large print, written by the site from the page's own words."""

from django.core.files.base import ContentFile
from django.utils.html import strip_tags

from core.models import CustomDocument
from home.starter.plan import WRITTEN_ON
from involvement.models import OpportunityPage

WITH_FORMATS = "read-our-letters"
SIZE = 40  # half points
_HEAD = rf"{{\rtf1\ansi\deflang2057{{\fonttbl{{\f0\fswiss Arial;}}}}\f0\fs{SIZE}\sl360\slmult1 "


def give_formats(page: OpportunityPage) -> None:
    """Offer this page in large print, if it is the one; it has still to be saved."""
    if page.slug == WITH_FORMATS:
        large = {"format": "large-print", "language": "en", "document": _large_print(page), "made_on": WRITTEN_ON}
        page.formats = [("format", large)]


def _large_print(page: OpportunityPage) -> CustomDocument:
    """Return the file, found again by its title."""
    title = f"Example: {page.title}, large print"
    known: CustomDocument | None = CustomDocument.objects.filter(title=title).order_by("pk").first()
    if known:
        return known
    content = _rich_text(page.title, page.summary, *_paragraphs(page.what_you_would_do), *_paragraphs(page.who_for))
    made = CustomDocument(title=title, file=ContentFile(content, name="large-print.rtf"), file_size=len(content))
    made.save()
    return made


def _paragraphs(html: str) -> list[str]:
    return [words for part in html.replace("</li>", "</p>").split("</p>") if (words := strip_tags(part).strip())]


def _rich_text(title: str, *paragraphs: str) -> bytes:
    body = "".join(rf"{_escaped(words)}\par\par " for words in paragraphs)
    return rf"{_HEAD}\b {_escaped(f'Example: {title}')}\b0\par\par {body}}}".encode("ascii")


def _escaped(words: str) -> str:
    """Return the words as RTF writes them: letters beyond ASCII by number."""
    plain = words.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}")
    return "".join(letter if letter.isascii() else rf"\u{ord(letter)}?" for letter in plain)
