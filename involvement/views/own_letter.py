"""The benefits letter with a person's name on it, among their own pages: the name is all that is added."""

from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

from involvement.letter_facts import Letter, letter_about
from involvement.models import OpportunityPage
from people.models import SignUp
from people.places import has_place
from people.views.my.doorway import Visit, by_own_link

READ_ONLY = ("GET", "HEAD")


@by_own_link
def my_letter(visit: Visit, sign_up: int) -> HttpResponse:
    """Show the letter for something the holder of the link takes part in, is offered or waits for."""
    if visit.request.method not in READ_ONLY:
        return HttpResponseNotAllowed(READ_ONLY)
    letter = _letter_for(visit, sign_up)
    if letter is None:
        context = {"token": visit.token}
        return render(visit.request, "involvement/own_benefits_letter_none.html", context, status=404)
    return render(visit.request, "involvement/own_benefits_letter.html", {"token": visit.token, "letter": letter})


def _letter_for(visit: Visit, number: int) -> Letter | None:
    sign_up = SignUp.objects.filter(pk=number, person=visit.person).first()
    if sign_up is None or not has_place(sign_up):
        return None
    page = OpportunityPage.objects.select_related("area", "locale").filter(pk=sign_up.page_id).first()
    return letter_about(page, visit.person.name) if page else None
