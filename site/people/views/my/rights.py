"""Taking everything away as a file or a page, and asking to be erased."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from people.actions.erasure import request_erasure
from people.models import Erasure, Person
from people.record_in_words import record_in_words
from people.records import record_of
from people.views.my.doorway import Visit, by_own_link
from people.views.privacy import own_page


@by_own_link
def my_download(visit: Visit) -> HttpResponse:
    """Show everything held about the person in words they can read and print."""
    return visit.show("download", {"record": record_in_words(record_of(visit.person))})


@by_own_link
def my_download_json(visit: Visit) -> HttpResponse:
    """Give everything held about the person as a file for programs; its name says nothing about them."""
    answer = JsonResponse(record_of(visit.person), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="my-details.json"'
    return answer


@by_own_link
def my_erase(visit: Visit) -> HttpResponse:
    """Explain what goes and what stays, with one button; the queue does it."""
    if not visit.is_post:
        return visit.show("erase")
    with suppress(Person.DoesNotExist):  # erased a moment ago, which is what they asked for
        request_erasure(visit.person, cause=Erasure.Cause.ASKED)
    return HttpResponseRedirect(reverse("people:my_erasing"))


@csrf_exempt
@own_page
def my_erasing(request: HttpRequest) -> HttpResponse:
    """Say that we are erasing; needs no person, who may be gone by now."""
    return render(request, "people/my/erasing.html")
