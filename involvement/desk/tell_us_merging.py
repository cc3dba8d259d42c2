"""The page on which a moderator sees two messages side by side before they are put together."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from involvement.actions.tell_us_log import VIEWED, write_down
from involvement.actions.tell_us_merging import merge
from involvement.models import TellUsMessage
from involvement.permissions import can_moderate_tellings
from involvement.tell_us.similar import can_be_put_together
from people.admin.pages import StaffPage

AS_IT_WAS = 409  # HTTP


class MergePage(StaffPage):
    """What stays and what goes; the button puts them together."""

    may = staticmethod(can_moderate_tellings)
    template_name = "involvement/admin/telling_merge.html"
    page_title = gettext_lazy("Put two together")
    header_icon = "mail"

    def get(self, request: HttpRequest, pk: int, other: int) -> HttpResponse:
        """Show both."""
        return self._show(_message(pk), _message(other))

    def post(self, request: HttpRequest, pk: int, other: int) -> HttpResponse:
        """Put the first together with the second."""
        goes, stays = _message(pk), _message(other)
        if not merge(goes, stays, by=self.user):
            return self._show(goes, stays, status=AS_IT_WAS)
        messages.success(request, _("They are together now. Whoever told us either hears what comes of it."))
        return redirect("tellings:telling", stays.pk)

    def _show(self, goes: TellUsMessage, stays: TellUsMessage, status: int = 200) -> HttpResponse:
        if goes.pk == stays.pk:
            raise Http404
        for message in (goes, stays):
            write_down(VIEWED, message, by=self.user)
        return self.shown(status, goes=goes, stays=stays, is_possible=can_be_put_together(goes, stays))


def _message(pk: int) -> TellUsMessage:
    return get_object_or_404(TellUsMessage.objects.select_related("person", "directorate"), pk=pk)
