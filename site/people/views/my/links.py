"""Ending every link at once, for whoever has lost a mail or shares a mailbox no longer."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from people.actions.own_links import end_all_links
from people.views.my.doorway import Visit, by_own_link
from people.views.privacy import own_page


@by_own_link
def my_links(visit: Visit) -> HttpResponse:
    """Show one button; it ends every link, this one too, and a new one comes by email."""
    if visit.is_post:
        end_all_links(visit.person)
        return HttpResponseRedirect(reverse("people:my_links_ended"))
    return visit.show("links")


@csrf_exempt
@own_page
def my_links_ended(request: HttpRequest) -> HttpResponse:
    """Say that the old links have ended and a new one is on its way."""
    return render(request, "people/my/links_ended.html")
