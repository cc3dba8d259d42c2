"""Where the links of the old pages lead on the new site."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from typing import Any
from urllib.parse import unquote

from wagtail.models import Page, Site

from home.models import MovedPage

from .addresses import is_known_place, key_of, split

_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
LONGEST_KEY = 500
MOST_AT_ONCE = 500  # values in one question to the database


class Leads(StrEnum):
    """What is at the end of a link."""

    MOVED = "moved"  # a page that moved, by its key
    PAGE = "page"  # a page of this site, by its number
    DOCUMENT = "document"  # a file, by its address
    ELSEWHERE = "elsewhere"
    OLD = "old"  # a page of the old site that does not move
    NOWHERE = "nowhere"


@dataclass(frozen=True)
class Target:
    """Where one link leads."""

    leads: Leads
    value: str = ""


def hrefs_in(value: Any) -> Iterator[str]:
    """Yield every address that a text in a block links to."""
    if isinstance(value, str):
        yield from (unescape(found[1]) for found in _LINK.finditer(value))
    elif isinstance(value, dict):
        for each in value.values():
            yield from hrefs_in(each)


def with_links(value: Any, opening: Callable[[str], str]) -> Any:
    """Return the value with each link opened as `opening` says; where it says nothing the words stay alone."""
    if isinstance(value, dict):
        return {name: with_links(each, opening) for name, each in value.items()}
    if not isinstance(value, str) or "<a " not in value:
        return value

    def replaced(found: re.Match[str]) -> str:
        tag = opening(unescape(found[1]))
        return f"{tag}{found[2]}</a>" if tag else found[2]

    return _LINK.sub(replaced, value)


class Ways:
    """Knows which pages move now, which moved before, and which are on this site; asks the database twice."""

    def __init__(self, hrefs: Iterable[str], moving: Iterable[str], hosts: Iterable[str], site: Site) -> None:
        self.moving = set(moving)
        self.hosts = set(hosts)
        self.site = site
        wanted = {href for href in hrefs if href.lower().startswith("http")}
        self.moved = _known(MovedPage.objects.all(), "address", {key_of(href)[:LONGEST_KEY] for href in wanted})
        self.pages = _known(Page.objects.all(), "url_path", {self._url_path(href) for href in wanted})

    def target(self, href: str) -> Target:
        """Return where a link leads that is no document."""
        if not href.lower().startswith("http"):
            return Target(Leads.ELSEWHERE)
        key = key_of(href)
        if key in self.moving or key in self.moved:
            return Target(Leads.MOVED, key)
        host = _host(href)
        if host == _bare(self.site.hostname):
            page = self.pages.get(self._url_path(href))
            return Target(Leads.PAGE, str(page)) if page else Target(Leads.NOWHERE)
        if host in self.hosts:
            return Target(Leads.OLD if is_known_place(href) else Leads.NOWHERE)
        return Target(Leads.ELSEWHERE)

    def _url_path(self, href: str) -> str:
        parts = split(href)
        path = unquote(parts.path).strip("/") if parts else ""
        return f"{self.site.root_page.url_path}{path}/" if path else self.site.root_page.url_path


def _known(rows: Any, name: str, values: set[str]) -> dict[str, int]:
    """Return the page of each of these values that the database knows."""
    found: dict[str, int] = {}
    ordered = sorted(value for value in values if "\x00" not in value)
    page = "page_id" if name == "address" else "pk"
    for start in range(0, len(ordered), MOST_AT_ONCE):
        part = ordered[start : start + MOST_AT_ONCE]
        found |= dict(rows.filter(**{f"{name}__in": part}).values_list(name, page))
    return found


def _host(address: str) -> str:
    parts = split(address)
    return _bare(parts.hostname or "") if parts else ""


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")
