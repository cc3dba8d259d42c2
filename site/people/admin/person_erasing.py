"""Erasing somebody for them: a page that lists what goes, and one button."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from people.actions.erasure import request_erasure
from people.admin.pages import StaffPage
from people.audit import VIEWED, write_down
from people.models import Erasure, Person
from people.permissions import can_erase_people
from people.personal_data.pages import place_of
from people.records import counts_of
from people.registry import stores_by_hand


class EraseView(StaffPage):
    """Shows how much each store holds; the button hands the rest to the queue."""

    may = can_erase_people
    template_name = "people/admin/person_erase.html"
    page_title = gettext_lazy("Erase a person")
    header_icon = "bin"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """List what goes, and what editors have to change by hand."""
        person = get_object_or_404(Person, pk=pk)
        write_down(VIEWED, user=self.user, person=person)
        by_hand = [place_of(row) for store in stores_by_hand() for row in store.rows(person)]
        return self.shown(person=person, counts=counts_of(person), by_hand=by_hand)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Have the person erased."""
        try:
            request_erasure(get_object_or_404(Person, pk=pk), cause=Erasure.Cause.STAFF, by=self.user)
        except Person.DoesNotExist as error:  # erased a moment ago
            raise Http404 from error
        messages.success(request, _("They are being erased. It takes a few minutes; no mail goes to them meanwhile."))
        return redirect("persons:index")
