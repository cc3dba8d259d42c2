"""The loop desk: everything that people are owed, in one table, the oldest first; and the same as a file."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import log

from core.models import User
from core.spreadsheets import harmless
from involvement.loop.asked import Asked, owner_key
from involvement.loop.owed import Owed, everything_owed, owed_sources
from involvement.loop.owners import Addresses, owner_lines
from involvement.permissions import can_change_owners, can_see_loop_desk
from people.admin.pages import StaffPage

A_PAGE = 30
EXPORTED = "involvement.export_owed"


class LoopDesk(StaffPage):
    """The table with its filters, for those who may publish; each sees what they may settle."""

    may = staticmethod(can_see_loop_desk)
    template_name = "involvement/admin/loop_desk.html"
    page_title = gettext_lazy("Loop desk")
    header_icon = "rotate"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page of what is owed; write down who takes it out of the site."""
        items = everything_owed(timezone.now(), self.user)
        asked = Asked.of(request.GET, items)
        chosen = asked.chosen(items)
        if request.GET.get("export") == "csv":
            data = {"count": len(chosen), "filters": asked.as_query}
            log(instance=self.user, action=EXPORTED, user=self.user, title=_("Loop desk"), data=data)
            return _file(chosen)
        page = Paginator(chosen, A_PAGE).get_page(request.GET.get("p"))
        return self.shown(
            asked=asked,
            page_of_items=page,
            elided_page_range=list(page.paginator.get_elided_page_range(page.number)),
            number=len(chosen),
            everything=len(items),
            late=sum(item.is_late for item in chosen),
            owners=[(owner_key(line.oldest), line) for line in owner_lines(items, Addresses.read())],
            sources=owed_sources(),
            may_change_owners=can_change_owners(self.user),
            export_url=f"{reverse('loop:index')}?{asked.as_query}{'&' if asked.as_query else ''}export=csv",
        )


class _Item(MenuItem):
    """The entry of the menu, for those who may."""

    def is_shown(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and can_see_loop_desk(request.user)


class LoopDeskViewSet(ViewSet):
    """The desk and its entry in the menu."""

    name = "loop"
    icon = "rotate"
    menu_label = gettext_lazy("Loop desk")
    menu_order = 145
    add_to_admin_menu = True
    menu_item_class = _Item

    def get_urlpatterns(self) -> list[Any]:
        """Return the one address."""
        return [path("", LoopDesk.as_view(), name="index")]


def _file(items: Iterable[Owed]) -> HttpResponse:
    text = StringIO()
    text.write("\ufeff")  # by which Excel knows that it is UTF-8
    writer = csv.writer(text)
    kinds = {source.name: str(source.label) for source in owed_sources()}
    writer.writerow(
        [_("Title"), _("What"), _("Kind"), _("Responsible"), _("Since"), _("Promised by"), _("Overdue"), _("Example")]
    )
    for item in items:
        cells = (
            item.title,
            item.what,
            kinds[item.source],
            item.owner,
            f"{timezone.localdate(item.since):%Y-%m-%d}",
            f"{item.due:%Y-%m-%d}" if item.due else "",
            _("yes") if item.is_late else _("no"),
            _("yes") if item.is_example else _("no"),
        )
        writer.writerow([harmless(cell) for cell in cells])
    name = f"owed-{timezone.localdate():%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)
