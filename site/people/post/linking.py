"""Makes whole web addresses in plain words into links; the words are escaped, and nothing else becomes markup."""

import re

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

_ADDRESS = re.compile(r"(https://[^\s<>\"'“”‘’{}|\\^`]+)")
_SENTENCE_ENDS = ".,;:!?…"


def with_links(words: str) -> SafeString:
    """Return the words as HTML in which every address that begins with https:// can be followed."""
    pieces = _ADDRESS.split(words)  # every second one is an address
    return format_html_join("", "{}", ((_linked(piece) if n % 2 else escape(piece),) for n, piece in enumerate(pieces)))


def _linked(found: str) -> SafeString:
    address = found.rstrip(_SENTENCE_ENDS)
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(_SENTENCE_ENDS)
    if address == "https://" or not address.startswith("https://"):
        return escape(found)
    return format_html('<a href="{}">{}</a>{}', address, address, found[len(address) :])
