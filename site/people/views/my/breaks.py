"""Taking a break and coming back; no reason is asked."""

from django.http import HttpResponse

from people.actions.breaks import begin_break, end_break
from people.forms.own_page import BreakForm
from people.views.my.doorway import Visit, by_own_link


@by_own_link
def my_break(visit: Visit) -> HttpResponse:
    """Show how long a break can be, and to whoever is on one the way back."""
    if not visit.is_post:
        return visit.show("break", {"form": BreakForm()})
    if "back" in visit.request.POST:
        end_break(visit.person)
        return visit.go_to("my", "back")
    form = BreakForm(visit.request.POST)
    if not form.is_valid():
        return visit.show("break", {"form": form}, status=422)
    begin_break(visit.person, form.until_day())
    return visit.go_to("my", "break")
