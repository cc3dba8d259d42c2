"""One person's needs, and what they say when staff ring and ask whether it is still right."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from people.actions.needs import confirm_need, forget_need, record_need
from people.actions.needs_review import tell_organisers
from people.admin.pages import StaffPage
from people.audit import CHANGED, VIEWED, write_down
from people.forms.needs import NeedByStaffForm
from people.models import AccessNeed
from people.needs import needs_of
from people.needs_review import needs_for_staff
from people.permissions import can_change_people, can_view_sign_ups


class ReviewPage(StaffPage):
    """What is known, and three things to press: still right, changed, nothing any more."""

    may = staticmethod(can_view_sign_ups)
    template_name = "people/admin/needs_review.html"
    page_title = gettext_lazy("What somebody needs")
    header_icon = "clipboard-list"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what is known, and write down who looked."""
        need = _need(pk)
        write_down(VIEWED, user=self.user, person=need.person, what=["access_need"])
        return self._page(need, NeedByStaffForm(initial={"text": need.text}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Write down what the person said, and tell the teams of what they take part in where it has changed."""
        if not can_change_people(self.user):
            return HttpResponse(status=403)
        need = _need(pk)
        form = NeedByStaffForm(request.POST)
        if not form.is_valid():
            return self._page(need, form, status=422)
        said, text = form.cleaned_data["said"], form.cleaned_data["text"]
        if said == "same":
            confirm_need(need.person)
        elif said == "nothing":
            forget_need(need.person)
        else:
            record_need(need.person, text)
        if said != "same":
            tell_organisers(need.person)
        write_down(CHANGED, user=self.user, person=need.person, what=["access_need"])
        messages.success(request, _("Written down."))
        return redirect("needs:index") if said == "nothing" else redirect("needs:review", pk)

    def _page(self, need: AccessNeed, form: NeedByStaffForm, status: int = 200) -> HttpResponse:
        person = need.person
        return self.shown(
            need=need,
            person=person,
            needs=needs_of(person),
            sign_ups=person.sign_ups.select_related("page").order_by("-created_at", "-pk"),
            form=form if can_change_people(self.user) else None,
            status=status,
        )


def _need(pk: int) -> AccessNeed:
    return get_object_or_404(needs_for_staff().select_related("person__access_need"), pk=pk)
