"""Taking back one's words or picture: one page that shows what it is, and one button."""

from django.http import HttpResponse
from django.shortcuts import render

from people.actions.contributions import take_back
from people.contributions import contributions_of, own_contributions
from people.views.my.doorway import Visit, by_own_link


@by_own_link
def my_words(visit: Visit, number: int) -> HttpResponse:
    """Show one button; whoever has taken it back already is told so kindly."""
    theirs = contributions_of(visit.person).filter(pk=number).first()
    if theirs is None:
        return render(visit.request, "people/link_unknown.html", status=404)
    if visit.is_post:
        take_back(theirs)
        return visit.go_to("my", "taken-back")
    shown = next(each for each in own_contributions(visit.person) if each.number == number)
    return visit.show("words", {"contribution": shown})
