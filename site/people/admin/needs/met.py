"""Whether what people needed was there: one button for one person, or a table for everyone who took part in a thing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.models import Page

from people.actions.needs_met import record_met
from people.admin.needs.sheet import VIEWED
from people.admin.pages import StaffPage
from people.models import AccessNeedMet, SignUp
from people.needs import needs_of, sign_ups_to_answer_for
from people.permissions import can_change_sign_ups

FIELD = "met-%d"  # with the number of the sign-up


class MetPage(StaffPage):
    """The table of everyone who took part in one thing and needed something."""

    may = staticmethod(can_change_sign_ups)
    template_name = "people/admin/needs_met.html"
    page_title = gettext_lazy("Was it there?")
    header_icon = "check"

    def get(self, request: HttpRequest, page_pk: int) -> HttpResponse:
        """Show the table, and write down who saw it."""
        page = get_object_or_404(Page, pk=page_pk)
        rows = [
            {
                "sign_up": sign_up,
                "needs": needs_of(sign_up.person),
                "field": FIELD % sign_up.pk,
                "answer": _known(sign_up),
            }
            for sign_up in sign_ups_to_answer_for(page)
        ]
        counted = {"count": len(rows), "names": True}
        log(instance=page, action=VIEWED, user=self.user, title=_("What people need"), data=counted)
        return self.shown(subject=page, rows=rows, answers=AccessNeedMet.Answer.choices)

    def post(self, request: HttpRequest, page_pk: int) -> HttpResponse:
        """Write down every answer that is new; rows without an answer stay as they are."""
        page = get_object_or_404(Page, pk=page_pk)
        given = [
            (sign_up, answer)
            for sign_up in sign_ups_to_answer_for(page)
            if (answer := request.POST.get(FIELD % sign_up.pk, "")) and answer != _known(sign_up)
        ]
        written = sum(record_met(sign_up, answer, by=self.user) for sign_up, answer in given)
        if written < len(given):
            messages.error(request, _("Some answers could not be written down. Is it over? Please look again."))
        if written:
            words = ngettext("%(count)d answer written down.", "%(count)d answers written down.", written)
            messages.success(request, words % {"count": written})
        return redirect("needs:met", page.pk)


class MetButton(StaffPage):
    """The three buttons on the page of one sign-up."""

    may = staticmethod(can_change_sign_ups)
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Write down the answer."""
        sign_up = get_object_or_404(SignUp.objects.select_related("person", "page"), pk=pk)
        if record_met(sign_up, request.POST.get("answer", ""), by=self.user):
            messages.success(request, _("Written down."))
        else:
            messages.error(request, _("Nothing was changed: this can be answered once it is over. Please look again."))
        return redirect(reverse("sign_ups:inspect", args=[pk]))


def _known(sign_up: SignUp) -> str:
    return sign_up.need_met.answer if hasattr(sign_up, "need_met") else ""
