"""Links of published pages and of lists to pages and documents that visitors cannot open."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model
from django.utils.text import capfirst
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page

from core.models import User
from core.written import Reference, chosen_pages, references_in, texts_of_lists, texts_of_live_pages

from .entries import EntryRow, editable_entries
from .pages import PageRow, editable_pages
from .targets import Documents, Pages, Wrong

Place = tuple[type[Model], int]  # a page, whatever its type, is of the kind Page


@dataclass(frozen=True)
class LinkRow:
    """One link, what is wrong with it, and the page or the entry of a list on which it stands."""

    page: PageRow | EntryRow
    words: str
    target: str
    wrong: Wrong

    @property
    def edit_url(self) -> str:
        """Return where the link is mended."""
        return self.page.edit_url

    @property
    def problem(self) -> str:
        """Return what is wrong in words."""
        return str(self.wrong.value)


@dataclass(frozen=True)
class _Broken:
    place: Place
    words: str
    target: str
    wrong: Wrong


def broken_links(user: User) -> list[LinkRow]:
    """Return each link that leads nowhere, on what this member of staff may edit; a link twice is one row."""
    broken = list(dict.fromkeys(_broken()))
    pages: dict[Place, PageRow] = {(Page, number): row for number, row in editable_pages(user).items()}
    entries = editable_entries(user, {each.place for each in broken if each.place[0] is not Page})
    known: dict[Place, PageRow | EntryRow] = {**pages, **entries}
    rows = [LinkRow(known[each.place], each.words, each.target, each.wrong) for each in broken if each.place in known]
    return sorted(rows, key=lambda row: (row.page.title, row.page.number))


def _broken() -> Iterator[_Broken]:
    pages, documents = Pages(), Documents()
    for place, reference in _references():
        seen_from = place[1] if place[0] is Page else None
        wrong, title = _look(reference, seen_from, pages, documents)
        if wrong:
            yield _Broken(place, reference.words or title, title, wrong)


def _references() -> Iterator[tuple[Place, Reference]]:
    for number, piece in texts_of_live_pages():
        yield from (((Page, number), reference) for reference in references_in(piece))
    for kind, number, piece in texts_of_lists():
        yield from (((kind, number), reference) for reference in references_in(piece))
    for choice in chosen_pages():
        home = Page if issubclass(choice.home, Page) else choice.home
        yield (home, choice.home_number), Reference(Page, choice.number, capfirst(choice.words))


def _look(reference: Reference, seen_from: int | None, pages: Pages, documents: Documents) -> tuple[Wrong | None, str]:
    if reference.kind is Page:
        return pages.wrong(reference.number, seen_from)
    return documents.wrong(reference.number) if reference.kind is AbstractDocument else (None, "")
