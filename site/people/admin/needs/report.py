"""The report on needs: how many people told us, were asked again in time, and found what they needed."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from people.admin.pages import StaffPage
from people.monitoring import monitoring_settings
from people.needs_report import needs_report
from people.permissions import can_view_sign_ups


class ReportPage(StaffPage):
    """The report."""

    may = staticmethod(can_view_sign_ups)
    template_name = "people/admin/needs_report.html"
    page_title = gettext_lazy("Access needs: report")
    header_icon = "clipboard-list"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the report."""
        largest_star = monitoring_settings().smallest_number_shown - 1
        return self.shown(report=needs_report(timezone.localdate()), largest_star=largest_star)
