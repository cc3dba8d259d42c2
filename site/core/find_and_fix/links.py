"""Links of published pages to pages and documents that visitors cannot open."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from core.models import User
from core.written import Reference, references_in, texts_of_live_pages

from .pages import PageRow, editable_pages


class Wrong(Enum):
    """Why a link leads nowhere."""

    PAGE_GONE = _("The page is gone")
    PAGE_DRAFT = _("The page is not published")
    PAGE_PRIVATE = _("The page is private")
    DOCUMENT_GONE = _("The document is gone")
    DOCUMENT_PRIVATE = _("The document is private")


@dataclass(frozen=True)
class LinkRow:
    """One link, what is wrong with it, and the page on which it stands."""

    page: PageRow
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


class _Pages:
    """What each page is for visitors, from two queries."""

    def __init__(self) -> None:
        facts = Page.objects.order_by().values_list("pk", "path", "live", "title")
        self.known = {pk: (path, live, title) for pk, path, live, title in facts}
        self.private = list(PageViewRestriction.objects.order_by().values_list("page__path", flat=True))

    def wrong(self, number: int, seen_from: int) -> tuple[Wrong | None, str]:
        if number not in self.known:
            return Wrong.PAGE_GONE, ""
        path, live, title = self.known[number]
        if not live:
            return Wrong.PAGE_DRAFT, title
        here = self.known[seen_from][0]  # who may see this page may see what lies in the same closed part
        is_shut = any(path.startswith(shut) and not here.startswith(shut) for shut in self.private)
        return (Wrong.PAGE_PRIVATE if is_shut else None), title


class _Documents:
    """What each document is for visitors, from two queries."""

    def __init__(self) -> None:
        shut = CollectionViewRestriction.objects.order_by().values_list("collection__path", flat=True)
        self.private = tuple(shut)
        facts = get_document_model().objects.order_by().values_list("pk", "title", "collection__path")
        self.known = {pk: (title, path) for pk, title, path in facts}

    def wrong(self, number: int) -> tuple[Wrong | None, str]:
        if number not in self.known:
            return Wrong.DOCUMENT_GONE, ""
        title, path = self.known[number]
        return (Wrong.DOCUMENT_PRIVATE if path.startswith(self.private) else None), title


def broken_links(user: User) -> list[LinkRow]:
    """Return each link that leads nowhere, on the pages that this member of staff may edit; a link twice is one row."""
    rows = editable_pages(user)
    found = dict.fromkeys(_broken(rows))
    return sorted(found, key=lambda row: (row.page.title, row.page.number))


def _broken(rows: dict[int, PageRow]) -> Iterator[LinkRow]:
    pages, documents = _Pages(), _Documents()
    for number, piece in texts_of_live_pages():
        if number not in rows:
            continue
        for reference in references_in(piece):
            wrong, title = _look(reference, number, pages, documents)
            if wrong:
                yield LinkRow(rows[number], reference.words or title, title, wrong)


def _look(reference: Reference, seen_from: int, pages: _Pages, documents: _Documents) -> tuple[Wrong | None, str]:
    if reference.kind is Page:
        return pages.wrong(reference.number, seen_from)
    return documents.wrong(reference.number) if reference.kind is AbstractDocument else (None, "")
