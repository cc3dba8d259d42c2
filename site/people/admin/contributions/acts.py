"""What staff do with one record beside editing it: take it back for somebody, and say whose it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from core.models import Contribution
from core.withdrawing import withdraw
from people.actions.contributions import link_to_person, unlink_from_person
from people.admin.contributions.record import facts_of
from people.admin.pages import StaffPage
from people.finding import person_by
from people.models import Person
from people.permissions import can_link_contributions, can_withdraw_contributions

LARGEST_KEY = 2**31 - 1


class WithdrawView(StaffPage):
    """Shows every place from which it goes, and what has to be done by hand; one button does it."""

    may = can_withdraw_contributions
    template_name = "people/admin/contribution_withdraw.html"
    page_title = gettext_lazy("Take it off the site")
    header_icon = "view"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """List the places."""
        contribution = get_object_or_404(Contribution, pk=pk)
        return self.shown(**facts_of(contribution), back=_page_of(contribution))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take it back; pressing twice is said kindly."""
        contribution = get_object_or_404(Contribution, pk=pk)
        if withdraw(contribution, how=Contribution.Withdrawal.TOLD_US, by=self.user):
            messages.success(request, _("It is gone from every page, list, feed and search of this site."))
        else:
            messages.info(request, _("It had been taken back before."))
        return redirect(_page_of(contribution))


class OwnerView(StaffPage):
    """Links a record with a person, so that they see it on their own page and can take it back there."""

    may = can_link_contributions
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Link, or end the link; the person is named by address or number, never chosen from a list of all."""
        contribution = get_object_or_404(Contribution, pk=pk)
        person = _person(request.POST.get("person", ""))
        if person is None:
            messages.error(request, _("We know nobody with this email address or number. Nothing was changed."))
        elif "unlink" in request.POST:
            unlink_from_person(contribution, person, by=self.user)
            messages.success(request, _("It is not linked to this person any more."))
        else:
            link_to_person(contribution, person, by=self.user)
            messages.success(request, _("They see it on their own page now, and can take it back there."))
        return redirect(_page_of(contribution))


def _person(typed: str) -> Person | None:
    typed = typed.strip().removeprefix("#")
    if typed.isascii() and typed.isdecimal():
        return person_by(number=min(int(typed[:12]), LARGEST_KEY))
    return person_by(typed)


def _page_of(contribution: Contribution) -> str:
    url: str = contribution.snippet_viewset.url_of("inspect", contribution)
    return url
