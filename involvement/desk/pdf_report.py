"""PDFs on our pages whose words stand on no web page: a phone or a screen reader has a hard time with them."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.documents import get_document_model
from wagtail.models import Page, ReferenceIndex

from core.models import User
from core.spreadsheets import harmless
from involvement.permissions import can_see_loop_desk
from people.admin.pages import StaffPage

IN_FORMAT_SET = "formats."  # a file of a page's format set says what the page says
SAME_AS_PAGE = ".page"  # “the same as a web page” of a document with its formats


@dataclass
class PdfLine:
    """One PDF and the live pages that lead to it."""

    pk: int
    title: str
    pages: list[Page] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Return where staff edit the document."""
        return reverse("wagtaildocs:edit", args=[self.pk])

    @property
    def page_links(self) -> list[tuple[str, str]]:
        """Return title and editor's address of each page."""
        return [(page.title, reverse("wagtailadmin_pages:edit", args=[page.pk])) for page in self.pages]


def pdfs_without_page() -> list[PdfLine]:
    """Return the PDFs on live pages that no web page says the same as; in a fixed number of queries."""
    pdfs = {str(each.pk): each.title for each in get_document_model().objects.filter(file__iendswith=".pdf")}
    used = _references(get_document_model()).filter(to_object_id__in=pdfs)
    live = {str(page.pk): page for page in Page.objects.live().filter(pk__in=_numbers(used))}
    uses = [row for row in used.values_list("object_id", "to_object_id", "content_path") if row[0] in live]
    blocks = _blocks_with_a_page(set(live))
    said = {pdf for page, pdf, way in uses if way.startswith(IN_FORMAT_SET) or (page, _block(way)) in blocks}
    where: dict[str, dict[str, Page]] = defaultdict(dict)
    for page, pdf, _way in uses:
        if pdf not in said:
            where[pdf][page] = live[page]
    lines = [PdfLine(int(pdf), pdfs[pdf], list(pages.values())) for pdf, pages in where.items()]
    return sorted(lines, key=lambda line: (line.title.casefold(), line.pk))


def _references(model: Any) -> Any:
    """Return what pages lead to of this kind."""
    of_pages = ContentType.objects.get_for_model(Page)
    return ReferenceIndex.objects.filter(
        base_content_type=of_pages, to_content_type=ContentType.objects.get_for_model(model)
    )


def _numbers(rows: Any) -> list[int]:
    return [int(number) for number in rows.values_list("object_id", flat=True)]


def _blocks_with_a_page(pages: set[str]) -> set[tuple[str, str]]:
    """Return page and block of each document that names a live page with the same words."""
    named = _references(Page).filter(object_id__in=pages, content_path__endswith=SAME_AS_PAGE)
    rows = list(named.values_list("object_id", "content_path", "to_object_id"))
    public = {
        str(pk) for pk in Page.objects.live().filter(pk__in={row[2] for row in rows}).values_list("pk", flat=True)
    }
    return {(page, way.removesuffix(SAME_AS_PAGE)) for page, way, target in rows if target in public}


def _block(way: str) -> str:
    """Return the block of a file among the formats of a document, such as “body.<id>” of “body.<id>.files.…”."""
    return way.partition(".files.")[0]


class PdfReport(StaffPage):
    """The list, and the same as a file."""

    may = staticmethod(can_see_loop_desk)
    template_name = "involvement/admin/pdf_report.html"
    page_title = gettext_lazy("PDFs without a web page")
    header_icon = "doc-full"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        lines = pdfs_without_page()
        return _file(lines) if request.GET.get("export") == "csv" else self.shown(lines=lines)


def _file(lines: Iterable[PdfLine]) -> HttpResponse:
    text = StringIO()
    text.write("\ufeff")  # by which Excel knows that it is UTF-8
    writer = csv.writer(text)
    writer.writerow([_("Document"), _("Pages")])
    for line in lines:
        writer.writerow([harmless(cell) for cell in (line.title, "; ".join(page.title for page in line.pages))])
    name = f"pdfs-{timezone.localdate():%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


class _Item(MenuItem):
    """The entry of the menu, for those who may."""

    def is_shown(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and can_see_loop_desk(request.user)


class PdfReportViewSet(ViewSet):
    """The report and its entry in the menu."""

    name = "pdfs"
    icon = "doc-full"
    menu_label = gettext_lazy("PDFs without a web page")
    menu_order = 335
    add_to_admin_menu = True
    menu_item_class = _Item

    def get_urlpatterns(self) -> list[Any]:
        """Return the one address."""
        return [path("", PdfReport.as_view(), name="index")]
