"""Compares a text with the page that holds its edition, or for a new edition with the page of the one before."""

from collections.abc import Mapping

from django.db.models import F
from django.utils.translation import gettext as _

from involvement.models import StrategyPage

from .differences import Differences
from .document import Document, RowKind
from .known import known_sentences, placed_rows
from .matched import Matching, Placed
from .matching import Decisions, match
from .placing import strategy_pages
from .source import UnusableSource


def edition_before() -> StrategyPage | None:
    """Return the newest edition that there is, a published one first."""
    pages = strategy_pages().order_by("-live", F("first_published_at").desc(nulls_last=True), "-pk")
    page: StrategyPage | None = pages.first()
    return page


def compared(
    document: Document, page: StrategyPage | None, before: StrategyPage | None, title: str, decided: Decisions
) -> Differences:
    """Return the differences from the newest version of the page, published or not; raise UnusableSource.

    That is raised for a decision about a code or a line that there is not.
    """
    draft = page.get_latest_revision_as_object() if page else None
    old, is_same = draft or before, page is not None
    known = {kind: known_sentences(old, kind, is_same_edition=is_same) for kind in RowKind}
    rows = {kind: placed_rows(document, kind) for kind in RowKind}
    _check(decided, {each.code for found in known.values() for each in found}, rows)
    matchings = tuple(match(kind, known[kind], rows[kind], decided) for kind in RowKind)
    if draft is None:
        return Differences(matchings, before=before.edition if before else "")
    return Differences(
        matchings,
        same_text=draft.source_digest == document.digest,
        missing=tuple(_missing(draft, matchings)),
        titles=(draft.title, title) if title and title != draft.title else None,
        is_decided=bool(decided),
    )


def _missing(draft: StrategyPage, matchings: tuple[Matching, ...]) -> list[int]:
    """Return the lines of the text that the newest version of the page has no row for."""
    lines = [placed.row.line for matching in matchings for placed in matching.new]
    for matching in matchings:
        codes = {row.code for row in getattr(draft, matching.kind.value).all()}
        lines += [pair.now.row.line for pair in matching.pairs if pair.known.code not in codes]
    return lines


def _check(decided: Decisions, codes: set[str], rows: Mapping[RowKind, list[Placed]]) -> None:
    lines = {each.row.line for found in rows.values() for each in found}
    for code, line in decided.items():
        if code not in codes:
            raise UnusableSource(_("--same %(code)s: there is no such code.") % {"code": code})
        if line not in lines:
            raise UnusableSource(
                _("--same %(code)s=%(line)d: no objective, action or key point begins in that line.")
                % {"code": code, "line": line}
            )
