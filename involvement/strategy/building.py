"""Turns a document into a draft page, or brings the draft of a changed text up to date."""

from collections.abc import Mapping
from html import escape
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from wagtail.log_actions import log

from involvement.models import KeyPoint, Objective, StrategyAction, StrategyPage
from involvement.models.strategy import StrategyRow

from .document import Bullets, Document, Heading, Paragraph, Part, Quotation, Row, RowKind, Rows
from .placing import Place

BlockData = tuple[str, Any]
Threads = Mapping[str, UUID]  # the code of a new row -> what it goes on from

ROW_MODELS: dict[RowKind, type[StrategyRow]] = {
    RowKind.OBJECTIVES: Objective,
    RowKind.ACTIONS: StrategyAction,
    RowKind.KEY_POINTS: KeyPoint,
}


def create_draft(document: Document, place: Place, edition: str, title: str, threads: Threads) -> StrategyPage:
    """Add a page that is not live, with a first version that opens in the editor."""
    page = StrategyPage(slug=place.slug, live=False, has_unpublished_changes=True, locale=place.parent.locale)
    _fill(page, document, edition, title, threads)
    place.parent.add_child(instance=page)
    log(instance=page, action="wagtail.create", content_changed=True)
    page.save_revision(log_action=True)
    return page


def update_draft(page: StrategyPage, document: Document, title: str, threads: Threads) -> StrategyPage:
    """Save a new draft version; rows keep their identity by code, none is ever deleted, and what is live stays live."""
    draft: StrategyPage = page.get_latest_revision_as_object()
    _fill(draft, document, draft.edition, title or draft.title, threads)
    if not page.live:
        draft.save()
    draft.save_revision(log_action=True)
    return draft


def page_title(document: Document, edition: str, title: str = "") -> str:
    """Return the title a new page gets."""
    return title or document.title or _("Strategy %(edition)s") % {"edition": edition}


def present_rows(draft: StrategyPage, kind: RowKind) -> list[StrategyRow]:
    """Return the rows of the draft, and after them those that are stored but missing from it."""
    rows: list[StrategyRow] = list(getattr(draft, kind.value).all())
    known = {row.pk for row in rows}
    stored = ROW_MODELS[kind].objects.filter(strategy_id=draft.pk) if draft.pk else []
    return rows + [row for row in stored if row.pk not in known]


def _fill(page: StrategyPage, document: Document, edition: str, title: str, threads: Threads) -> None:
    page.edition = edition
    page.title = page.draft_title = page_title(document, edition, title)
    page.short_name = document.short_name
    page.body = body_of(document, page.title)
    page.source_digest = document.digest
    for kind in RowKind:
        getattr(page, kind.value).set(_merged(page, document, kind, threads))


def _merged(page: StrategyPage, document: Document, kind: RowKind, threads: Threads) -> list[StrategyRow]:
    """Return the rows of the document in its order, on the present rows with the same code, then the rows left over."""
    left = present_rows(page, kind)
    merged: list[StrategyRow] = []
    for part in document.lists(kind):
        for read in part.rows:
            row = next((row for row in left if row.code == read.code), None)
            if row:
                left.remove(row)
            else:
                row = ROW_MODELS[kind](code=read.code, continues=threads.get(read.code), locale=page.locale)
            merged.append(_with_text(row, read, part))
    for place, row in enumerate([*merged, *left]):
        row.sort_order = place
    return [*merged, *left]


def _with_text(row: StrategyRow, read: Row, part: Rows) -> StrategyRow:
    row.text = row.source_text = read.text
    if isinstance(row, StrategyAction) and part.group:
        row.group = part.group
    return row


def body_of(document: Document, title: str) -> list[BlockData]:
    """Return the blocks of the text; paragraphs that follow each other share one block."""
    blocks: list[BlockData] = []
    if document.title and title != document.title:
        # The page bears another title, so the text keeps its own as its first heading.
        blocks.append(("heading", document.title))
    for part in document.parts:
        name, value = _block(part)
        if name == "text" and blocks and blocks[-1][0] == "text":
            blocks[-1] = (name, blocks[-1][1] + value)
        else:
            blocks.append((name, value))
    return blocks


def _block(part: Part) -> BlockData:
    match part:
        case Heading():
            return ("subheading" if part.level > 2 else "heading", part.text)
        case Paragraph():
            return ("text", f"<p>{escape(part.text, quote=False)}</p>")
        case Bullets():
            return ("numbered" if part.numbered else "bullets", list(part.items))
        case Quotation():
            return ("quotation", {"text": "\n\n".join(part.paragraphs), "source": ""})
        case Rows():
            return (part.kind.value, part.group.value if part.group else None)
