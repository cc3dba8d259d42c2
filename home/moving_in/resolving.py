"""Looks for everything an old page points at: its pictures, its documents and the pages it links to."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .addresses import is_known_place, last_step
from .becoming import Block, DocumentAt, PictureAt
from .files import OldFile, document_at, is_pdf, picture_at
from .hrefs import is_document
from .links import Leads, Target, Ways, hrefs_in
from .notes import Kind, Note
from .places import Missing
from .reading import Reading

WHY_DEAD = {
    Leads.OLD: gettext_lazy("leads to an old page that is not among those that move"),
    Leads.NOWHERE: gettext_lazy("leads nowhere; its words stay"),
}


@dataclass
class Resolved:
    """The blocks that can be made, and all they need."""

    blocks: list[Block] = field(default_factory=list)
    files: dict[str, OldFile] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)


def resolved(reading: Reading, ways: Ways, told: set[str]) -> Resolved:
    """Return the blocks with the files and targets they need; `told` are names of pages that tell what a PDF tells."""
    found = Resolved()
    for name, value in reading.blocks:
        if name == "picture":
            _picture(reading, found, value)
        elif name == "documents":
            _document(reading, found, value)
        elif name == "video" and not is_known_place(value["address"]):
            named = f"{value['title']} {_short(value['address'])}"
            found.notes.append(Note(Kind.FILE, named, _("a video: put it where videos are, and link to it")))
        else:
            found.blocks.append((name, value))
            for href in hrefs_in(value):
                found.targets.setdefault(href, _target(reading, found, ways, href))
    pdfs = {href for href, file in found.files.items() if is_pdf(href)} | {h for h in found.targets if is_pdf(h)}
    for href in sorted(pdfs):
        if slugify(last_step(href).removesuffix(".pdf")) not in told:
            found.notes.append(Note(Kind.PDF, href[:300], ""))
    return found


def _picture(reading: Reading, found: Resolved, value: dict[str, Any]) -> None:
    at: PictureAt = value["picture"]["image"]
    words = value["picture"]["alt_text"]
    try:
        found.files[at.address] = picture_at(reading.source.place, at.address, words)
    except Missing as error:
        named = " ".join(filter(None, (words, value["caption"], _short(at.address))))
        found.notes.append(Note(Kind.FILE, named, _("a picture: %(why)s") % {"why": error}))
    else:
        found.blocks.append(("picture", value))


def _document(reading: Reading, found: Resolved, value: dict[str, Any]) -> None:
    [file] = value["files"]
    at: DocumentAt = file["document"]
    try:
        found.files[at.address] = document_at(reading.source.place, at.address, value["title"])
    except Missing as error:
        why = _("a document: %(why)s") % {"why": error}
        found.notes.append(Note(Kind.FILE, f"{value['title']} {_short(at.address)}", why))
        if not is_known_place(at.address):
            return
        value = {**value, "files": [{**file, "document": None, "address": at.address}]}
    found.blocks.append(("documents", value))


def _target(reading: Reading, found: Resolved, ways: Ways, href: str) -> Target:
    target = ways.target(href)
    if is_document(href) and target.leads != Leads.MOVED:
        try:
            found.files[href] = document_at(reading.source.place, href, "")
        except Missing as error:
            target = Target(Leads.ELSEWHERE) if is_known_place(href) else Target(Leads.NOWHERE)
            found.notes.append(Note(Kind.FILE, _short(href), _("a document: %(why)s") % {"why": error}))
        else:
            return Target(Leads.DOCUMENT, href)
    if target.leads in WHY_DEAD:
        found.notes.append(Note(Kind.DEAD, _short(href), str(WHY_DEAD[target.leads])))
    return target


def _short(address: str) -> str:
    return "data:…" if address.startswith("data:") else address[:300]
