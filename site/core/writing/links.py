"""Links that do not say where they lead, and links that lead nowhere."""

import re
from collections.abc import Iterator

from bs4 import Tag
from django.utils.translation import gettext as _

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
    for link in page.main.find_all("a", href=True):
        words = _words_of(link)
        plain = re.sub(r"[^\w\s]", "", words).strip().lower()
        if not words:
            yield Finding(_("A link without words. Say where it leads."), shortened(str(link["href"])))
        elif _ADDRESS.match(words):
            yield Finding(_("Write the name of the page instead of its address."), shortened(words))
        elif is_english and plain in SAYS_NOTHING:
            yield Finding(_("Say where the link leads: some people hear the links only."), shortened(words))


def links_to_nowhere(page: WrittenPage) -> Iterator[Finding]:
    """Yield each link whose page is gone, and each link to a place on this page that is not there."""
    places = {str(part.get("id") or part.get("name")) for part in page.whole.find_all(_can_be_led_to)}
    for link in page.main.find_all("a"):
        address = str(link.get("href") or "").strip()
        if not address and not link.get("id") and not link.get("name"):
            yield Finding(_("What this link led to is gone."), shortened(_words_of(link)))
        elif address.startswith("#") and address not in ("#", "#top") and address[1:] not in places:
            yield Finding(
                _("This place is not on the page: %(place)s") % {"place": address}, shortened(_words_of(link))
            )


def _can_be_led_to(part: Tag) -> bool:
    return part.has_attr("id") or (part.name == "a" and part.has_attr("name"))


def _words_of(link: Tag) -> str:
    seen = " ".join(link.get_text(" ").split())
    heard = link.get("aria-label") or " ".join(str(image.get("alt") or "") for image in link.find_all("img"))
    return seen or str(heard).strip()
