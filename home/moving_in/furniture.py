"""What stands on every page of an old site and is no content: menus, crumbs, footers, banners, share buttons."""

import re

from bs4 import Tag

from .seeing import attribute, words_of

ELEMENTS = {"nav", "header", "footer", "aside"}
ROLES = {"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "toolbar"}
NAMES = set(
    "nav navbar navigation topnav subnav sidenav menu mainmenu submenu breadcrumb breadcrumbs crumbs footer sitefooter "
    "masthead siteheader sidebar cookie cookies cookiebanner skip skiplink skiplinks search searchbox searchform share "
    "sharing social addthis addtoany pagination pager toolbar topbar printlink backtotop".split()
)
# A part that holds the heading of the page, or most of its words, is no furniture whatever it is called.
_HEADED = ("h1", "main")
_SHARE = 0.5
_WHOLE = {"html", "body", "main", "form", "article"}
_PARTS = re.compile(r"[-_\s]+")


def is_furniture(tag: Tag, words_on_page: int) -> bool:
    """Tell whether the element is furniture by what it is, does or is called."""
    if tag.name in _WHOLE or not (_is_made_for_it(tag) or _is_called_so(tag)):
        return False
    if tag.find(_HEADED) is not None:
        return False
    words = len(words_of(tag).split())
    return words <= words_on_page * _SHARE or tag.name == "nav" or attribute(tag, "role") == "navigation"


def _is_made_for_it(tag: Tag) -> bool:
    if tag.name in ("header", "footer", "aside"):
        # Inside an article these are parts of the text, such as a by-line or a note at its side.
        return tag.find_parent(("article", "main", "section", "blockquote")) is None
    return tag.name in ELEMENTS or attribute(tag, "role").lower() in ROLES


def _is_called_so(tag: Tag) -> bool:
    for called in (*attribute(tag, "class").lower().split(), attribute(tag, "id").lower()):
        parts = _PARTS.split(called)
        if "".join(parts) in NAMES or parts[0] in NAMES or parts[-1] in NAMES:
            return True
    return False
