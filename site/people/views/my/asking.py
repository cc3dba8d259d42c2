"""Somebody without a link asks for one; the answer is the same whether we know the address or not."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from core.requests import is_rate_limited
from people.actions.own_links import ask_for_own_link
from people.forms.own_page import AskForLinkForm
from people.views.privacy import own_page

REQUESTS = 20  # valid forms from one network address
PER = 60 * 60  # seconds


@csrf_exempt  # nobody has a session here that a foreign site could borrow
@own_page
def my_link(request: HttpRequest) -> HttpResponse:
    """Show and receive the form with one email address."""
    if request.method != "POST":
        return _show(request, AskForLinkForm())
    form = AskForLinkForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    if is_rate_limited(request, "own-link", REQUESTS, PER):
        return _show(request, form, status=429)
    ask_for_own_link(form.cleaned_data["email"])
    return HttpResponseRedirect(reverse("people:my_link_sent"))


@csrf_exempt
@own_page
def my_link_sent(request: HttpRequest) -> HttpResponse:
    """Say that a link is on its way if we know the address."""
    return render(request, "people/my/link_sent.html")


def _show(request: HttpRequest, form: AskForLinkForm, status: int = 200) -> HttpResponse:
    return render(request, "people/my/link.html", {"form": form, "is_too_much": status == 429}, status=status)
