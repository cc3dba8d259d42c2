"""The equality report: who answered comes first, and no number that could point at somebody leaves this page."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import log

from core.models import User
from core.spreadsheets import harmless
from people.admin.pages import StaffPage
from people.equality_report import Line, YearReport, equality_report, running_quarter
from people.monitoring import monitoring_settings
from people.permissions import can_see_equality

EXPORTED = "people.export_equality"


class EqualityReportPage(StaffPage):
    """The report on the page, or as a file with the same figures in it."""

    may = staticmethod(can_see_equality)
    template_name = "people/admin/equality_report.html"
    page_title = gettext_lazy("Equality report")
    header_icon = "table"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the report; write down who takes it out of the site."""
        today = timezone.localdate()
        years = equality_report(today)
        if request.GET.get("export") == "csv":
            log(instance=self.user, action=EXPORTED, user=self.user, title=_("Equality report"))
            return _file(years)
        quarter, shown_from = running_quarter(today)
        return self.shown(
            years=years,
            quarter=quarter,
            shown_from=shown_from,
            largest_star=monitoring_settings().smallest_number_shown - 1,
            export_url=f"{reverse('equality:index')}?export=csv",
        )


class _Item(MenuItem):
    """The entry of the menu, for those who may."""

    def is_shown(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and can_see_equality(request.user)


class EqualityViewSet(ViewSet):
    """The page and its entry in the menu."""

    name = "equality"
    icon = "table"
    menu_label = gettext_lazy("Equality report")
    menu_item_class = _Item

    def get_urlpatterns(self) -> list[Any]:
        """Return the one address."""
        return [path("", EqualityReportPage.as_view(), name="index")]

    def on_register(self) -> None:
        """Let the trust give the right to read the report to whom it likes."""
        super().on_register()
        hooks.register("register_permissions", _right_to_read)


def _right_to_read() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="people", codename="view_equalitycount")


def _file(years: list[YearReport]) -> HttpResponse:
    text = StringIO()
    text.write("\ufeff")  # by which Excel knows that it is UTF-8
    writer = csv.writer(text)
    for row in _rows(years):
        writer.writerow([harmless(cell) for cell in row])
    headers = {"Content-Disposition": 'attachment; filename="equality.csv"', "Cache-Control": "no-store"}
    return HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def _rows(years: list[YearReport]) -> Iterator[list[str]]:
    yield [_("Year"), _("Period"), _("Question"), _("Table"), _("Code"), _("Answer"), _("Number"), _("Share of year")]
    for year in years:
        for question in year.questions:
            for name, lines in ((_("Who answered"), question.coverage), (_("What they answered"), question.answers)):
                for line in lines:
                    yield from _cells(year, [question.label, name], line)


def _cells(year: YearReport, about: list[str], line: Line) -> Iterator[list[str]]:
    for place, (period, figure) in enumerate(zip(year.periods, line.figures, strict=True)):
        is_year = year.is_finished and place == len(year.periods) - 1
        yield [year.label, period, *about, line.code, line.words, figure.text, line.share if is_year else ""]
