"""What a person needs in order to take part: changed, said to be still right, or deleted."""

from django.http import HttpResponse

from people.actions.needs import confirm_need, forget_need, record_need
from people.actions.needs_review import tell_organisers
from people.forms.own_page import OwnNeedForm
from people.views.my.doorway import Visit, by_own_link


@by_own_link
def my_needs(visit: Visit) -> HttpResponse:
    """Show what is known with three buttons: save, still right, nothing any more."""
    need = getattr(visit.person, "access_need", None)
    if not visit.is_post:
        return visit.show("needs", {"form": OwnNeedForm(known=need.text if need else ""), "need": need})
    if "still-right" in visit.request.POST:
        confirm_need(visit.person)
        return visit.go_to("my", "needs-right")
    if "nothing" in visit.request.POST:
        if forget_need(visit.person):
            tell_organisers(visit.person)
        return visit.go_to("my", "no-needs")
    form = OwnNeedForm(visit.request.POST)
    if not form.is_valid():
        return visit.show("needs", {"form": form, "need": need}, status=422)
    record_need(visit.person, form.cleaned_data["access_needs"])
    tell_organisers(visit.person)
    return visit.go_to("my", "needs")
