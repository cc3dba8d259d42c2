"""What a link leads to is for visitors: open, gone, not published or private."""

from enum import Enum

from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction


class Wrong(Enum):
    """Why a link leads nowhere."""

    PAGE_GONE = _("The page is gone")
    PAGE_DRAFT = _("The page is not published")
    PAGE_PRIVATE = _("The page is private")
    DOCUMENT_GONE = _("The document is gone")
    DOCUMENT_PRIVATE = _("The document is private")


class Pages:
    """What each page is for visitors, from two queries."""

    def __init__(self) -> None:
        """Read all pages and all closed parts."""
        facts = Page.objects.order_by().values_list("pk", "path", "live", "title")
        self.known = {pk: (path, live, title) for pk, path, live, title in facts}
        self.private = list(PageViewRestriction.objects.order_by().values_list("page__path", flat=True))

    def wrong(self, number: int, seen_from: int | None) -> tuple[Wrong | None, str]:
        """Return what is wrong with a link to this page, seen from another or from everywhere, and its title."""
        if number not in self.known:
            return Wrong.PAGE_GONE, ""
        path, live, title = self.known[number]
        if not live:
            return Wrong.PAGE_DRAFT, title
        here = self.known[seen_from][0] if seen_from in self.known else ""
        # Who may see this page may see what lies in the same closed part.
        is_shut = any(path.startswith(shut) and not here.startswith(shut) for shut in self.private)
        return (Wrong.PAGE_PRIVATE if is_shut else None), title


class Documents:
    """What each document is for visitors, from two queries."""

    def __init__(self) -> None:
        """Read all documents and all closed collections."""
        shut = CollectionViewRestriction.objects.order_by().values_list("collection__path", flat=True)
        self.private = tuple(shut)
        facts = get_document_model().objects.order_by().values_list("pk", "title", "collection__path")
        self.known = {pk: (title, path) for pk, title, path in facts}

    def wrong(self, number: int) -> tuple[Wrong | None, str]:
        """Return what is wrong with a link to this document, and its title."""
        if number not in self.known:
            return Wrong.DOCUMENT_GONE, ""
        title, path = self.known[number]
        return (Wrong.DOCUMENT_PRIVATE if path.startswith(self.private) else None), title
