"""What an import would do: each page new, as it was, changed, or changed by an editor and so left alone."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from core.serving import RESERVED_SLUGS
from home.models import MovedPage, StandardPage

from .addresses import key_of, last_step, split
from .becoming import Block, DocumentAt, PictureAt
from .files import OldFile
from .links import LONGEST_KEY, Target, Ways, hrefs_in
from .notes import Kind, Note
from .reading import Reading, read_page
from .redirecting import planned_redirects
from .resolving import Resolved, resolved
from .sentences import missing, text_of
from .sources import Sources

LONGEST_SLUG = 80


class NoPlace(ValueError):
    """There is no place for the pages; the message says why."""


class State(StrEnum):
    """What becomes of one page."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    EDITED = "edited"


@dataclass
class PagePlan:
    """One old page, and all that is needed to make the new one."""

    name: str
    address: str
    key: str
    title: str
    summary: str
    slug: str
    blocks: list[Block]
    files: dict[str, OldFile]
    targets: dict[str, Target]
    notes: list[Note]
    digest: str
    state: State
    moved: MovedPage | None = None
    redirects: list[str] = field(default_factory=list)


@dataclass
class Plan:
    """The whole import."""

    parent: Page
    site: Site
    pages: list[PagePlan] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)

    @property
    def to_write(self) -> list[PagePlan]:
        """Return the pages that there is something to write for."""
        return [page for page in self.pages if page.state in (State.NEW, State.CHANGED)]


def plan_moving(sources: Sources, under: str) -> Plan:
    """Read every page and find out what is to be done; raises NoPlace."""
    parent, site = _parent(under)
    plan = Plan(parent, site, refused=list(sources.refused))
    readings: dict[str, Reading] = {}
    for source in sources.pages:
        key = key_of(source.address)[:LONGEST_KEY]
        if key in readings:
            plan.refused.append((source.name, _("another page has the same old address: %(key)s") % {"key": key}))
        else:
            readings[key] = read_page(source)
    hrefs = [href for reading in readings.values() for _name, value in reading.blocks for href in hrefs_in(value)]
    hosts = {(parts.hostname or "").removeprefix("www.") for key in readings if (parts := split(f"https://{key}"))}
    ways = Ways(hrefs, readings, hosts, site)
    told = {slugify(name) for key, each in readings.items() for name in (last_step(f"https://{key}"), each.title)}
    known = {row.address: row for row in MovedPage.objects.filter(address__in=list(readings)).select_related("page")}
    taken = {*parent.get_children().values_list("slug", flat=True), *RESERVED_SLUGS}
    for key, reading in readings.items():
        plan.pages.append(_page_plan(key, reading, resolved(reading, ways, told), known.get(key), taken))
    for page in plan.pages:
        if page.state == State.NEW:
            page.redirects, notes = planned_redirects(page.address, f"{parent.url_path}{page.slug}/", plan.site)
            page.notes += notes
    return plan


def _page_plan(key: str, reading: Reading, found: Resolved, moved: MovedPage | None, taken: set[str]) -> PagePlan:
    digest = _digest(reading, found)
    state = _state(moved, digest)
    notes = [*reading.notes, *found.notes]
    built = f"{reading.title} {' '.join(text_of(name, value) for name, value in found.blocks)}"
    lost = missing(reading.sentences, built, " ".join(note.text for note in notes))
    notes += [Note(Kind.LOST, sentence, "") for sentence in lost]
    address, title = reading.source.address, reading.title
    slug = _slug((last_step(address), title), taken) if moved is None else moved.page.slug
    return PagePlan(
        reading.source.name,
        address,
        key,
        title,
        reading.summary,
        slug,
        found.blocks,
        found.files,
        found.targets,
        notes,
        digest,
        state,
        moved,
    )


def _state(moved: MovedPage | None, digest: str) -> State:
    if moved is None:
        return State.NEW
    if moved.digest == digest:
        return State.SAME
    return State.CHANGED if moved.revision_id == moved.page.latest_revision_id else State.EDITED


def _digest(reading: Reading, found: Resolved) -> str:
    """Return by what the same content is known again; pictures and documents count with what is in them."""

    def named(value: Any) -> str:
        if isinstance(value, PictureAt | DocumentAt):
            return found.files[value.address].digest
        return str(value)

    documents = {href: file.digest for href, file in found.files.items() if not href.startswith("data:")}
    targets = {href: [target.leads, target.value] for href, target in found.targets.items()}
    said = [reading.title, reading.summary, found.blocks, documents, targets]
    return hashlib.sha256(json.dumps(said, default=named, sort_keys=True).encode()).hexdigest()


def _slug(names: Iterable[str], taken: set[str]) -> str:
    """Return a free last step for the address of the new page, and take it."""
    wanted = next((slug for name in names if (slug := slugify(name)[:LONGEST_SLUG].strip("-"))), "page")
    slug, number = wanted, 2
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    taken.add(slug)
    return slug


def _parent(under: str) -> tuple[Page, Site]:
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        raise NoPlace(_("There is no site yet. Run load_starter_site first."))
    wanted = site.root_page.url_path + "".join(f"{step}/" for step in under.split("/") if step)
    parent = Page.objects.filter(url_path=wanted).specific().first() if "\x00" not in wanted else None
    if parent is None:
        raise NoPlace(_("There is no page at “%(path)s”.") % {"path": under})
    if not StandardPage.can_create_at(parent):
        raise NoPlace(_("The page at “%(path)s” cannot have ordinary pages below it.") % {"path": under})
    return parent, site
