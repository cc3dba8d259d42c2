"""Leaving one thing: one page, one button, no reason."""

from django.http import HttpResponse
from django.shortcuts import render

from people.actions.leaving import leave
from people.models import SignUp
from people.places import can_leave
from people.private_names import named
from people.views.my.doorway import Visit, by_own_link


@by_own_link
def my_leave(visit: Visit, sign_up: int) -> HttpResponse:
    """Show one button; whoever has left already is told so kindly."""
    theirs = SignUp.objects.select_related("page__locale").filter(pk=sign_up, person=visit.person).first()
    if theirs is None:
        return render(visit.request, "people/link_unknown.html", status=404)
    if visit.is_post:
        leave(theirs)
        return visit.go_to("my", "left")
    return visit.show("leave", {"sign_up": theirs, "named": named(theirs.page), "can_leave": can_leave(theirs)})
