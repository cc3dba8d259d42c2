"""Pictures and documents of an old page: known by their content, refused where they are not what they say."""

import base64
import binascii
import hashlib
import re
import warnings
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote, unquote_to_bytes

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from .addresses import split
from .hrefs import ending_of
from .places import Missing, Place

LARGEST_PICTURE = 5 * 1024 * 1024  # bytes, written into the page itself
MOST_PIXELS = 50_000_000
FORMATS = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp", "AVIF": "avif"}
SIGNS = {"pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK", "pptx": b"PK", "odt": b"PK", "zip": b"PK", "rtf": b"{\\rtf"}
_DATA = re.compile(r"data:image/[a-z+.-]{2,20}(;base64)?,", re.IGNORECASE)
_PAGE = re.compile(rb"^\s*(?:<!--.{0,200}-->\s*)?<(?:!doctype|html|head|\?xml|svg|script)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class OldFile:
    """A file with the digest by which Wagtail knows it again."""

    name: str
    title: str
    content: bytes
    digest: str
    is_picture: bool = False


def picture_at(place: Place, address: str, alt: str) -> OldFile:
    """Return the picture; raises Missing where there is none, or where it is none."""
    content = _in_the_page(address) if address.startswith("data:") else place.read(address)
    stem = "" if address.startswith("data:") else _name_of(address).rpartition(".")[0]
    ending = _picture_format(content)
    title = (alt or stem or _("Picture"))[:255]
    return OldFile(f"{slugify(stem) or 'picture'}.{ending}", title, content, _digest(content), is_picture=True)


def document_at(place: Place, address: str, words: str) -> OldFile:
    """Return the document; raises Missing where there is none, or where the site takes no such file."""
    name = _name_of(address)
    stem, _dot, ending = name.rpartition(".")
    if ending.lower() not in settings.WAGTAILDOCS_EXTENSIONS:
        raise Missing(_("the site takes no files that end with .%(ending)s") % {"ending": ending[:20]})
    content = place.read(address)
    sign = SIGNS.get(ending.lower(), b"")
    if not content or not content.lstrip()[:8].startswith(sign) or (not sign and _PAGE.match(content)):
        raise Missing(_("it is not what its name says"))
    file_name = f"{slugify(stem) or 'document'}.{ending.lower()}"
    return OldFile(file_name, (words or stem)[:255], content, _digest(content))


def is_pdf(address: str) -> bool:
    """Tell whether the address leads to a PDF."""
    return ending_of(address) == "pdf"


def _name_of(address: str) -> str:
    parts = split(address)
    return unquote(parts.path.rpartition("/")[2]) if parts else ""


def _in_the_page(address: str) -> bytes:
    found = _DATA.match(address)
    if not found:
        raise Missing(_("what is written into the page is no picture"))
    if len(address) > LARGEST_PICTURE * 4 / 3 + 100:
        raise Missing(_("a picture written into the page is larger than 5 MB"))
    rest = address[found.end() :]
    try:
        return base64.b64decode("".join(unquote(rest).split()), validate=True) if found[1] else unquote_to_bytes(rest)
    except (binascii.Error, ValueError) as error:
        raise Missing(_("a picture written into the page is broken")) from error


def _picture_format(content: bytes) -> str:
    """Return the ending that fits the content; a drawing in SVG can hold a script, so that none is taken."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=list(FORMATS)) as picture:
                name, pixels = FORMATS.get(picture.format or "", ""), picture.width * picture.height
                if name and 0 < pixels <= MOST_PIXELS:
                    picture.verify()
                    return name
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombWarning) as error:
        raise Missing(_("it is broken, or no kind of picture the site takes")) from error
    except Image.DecompressionBombError as error:
        raise Missing(_("it has too many pixels")) from error
    raise Missing(_("it has too many pixels"))


def _digest(content: bytes) -> str:
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()
