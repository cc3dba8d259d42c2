"""Links that do not say where they lead, and links that lead nowhere."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from core.html_parts import Part

from .finding import Finding, shortened
from .reading import WrittenPage

SAYS_NOTHING = {
    *("click", "click here", "click this link", "here", "read more", "more", "learn more", "find out more", "see more"),
    *(
        "this page",
        "this link",
        "link",
        "this",
        "go",
        "more information",
        "more info",
        "further information",
        "website",
    ),
    *("details", "more details", "download", "this website", "visit", "see here", "go here", "press here", "tap here"),
}
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)


def unclear_links(page: WrittenPage, *, is_english: bool) -> Iterator[Finding]:
    """Yield each link with no words, with an address for words, or with words that say nothing by themselves."""
    for link in _links(page):
        if "href" not in link.attributes:
            continue
        words = _words_of(link)
        plain = re.sub(r"[^\w\s]", "", words).strip().lower()
        if not words:
            yield Finding(_("A link without words. Say where it leads."), shortened(link.attributes["href"]))
        elif _ADDRESS.match(words):
            yield Finding(_("Write the name of the page instead of its address."), shortened(words))
        elif is_english and plain in SAYS_NOTHING:
            yield Finding(_("Say where the link leads: some people hear the links only."), shortened(words))


def links_to_nowhere(page: WrittenPage) -> Iterator[Finding]:
    """Yield each link whose page is gone, and each link to a place on this page that is not there."""
    for link in _links(page):
        known = link.attributes
        address = known.get("href", "").strip()
        if not address and not known.get("id") and not known.get("name"):
            yield Finding(_("What this link led to is gone."), shortened(_words_of(link)))
        elif address.startswith("#") and address not in ("#", "#top") and address[1:] not in page.places:
            yield Finding(
                _("This place is not on the page: %(place)s") % {"place": address}, shortened(_words_of(link))
            )


def _links(page: WrittenPage) -> Iterator[Part]:
    return (part for part in page.parts if part.name == "a")


def _words_of(link: Part) -> str:
    pictures = (part.attributes.get("alt", "") for part in link.inside() if part.name == "img")
    heard = link.attributes.get("aria-label") or " ".join(pictures)
    return link.words() or heard.strip()
