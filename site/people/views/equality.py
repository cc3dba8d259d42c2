"""The questions of equality monitoring, at an address of their own: nothing here can tell who answers them."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from core.requests import is_rate_limited
from people.actions.equality import count_answers
from people.forms.equality import EqualityForm
from people.views.privacy import form_page

FORMS = 20  # valid forms from one network address
PER = 60 * 60  # seconds


@csrf_exempt  # like the sign-up form: there is no session to borrow, and a token would need a cookie
@form_page
def equality(request: HttpRequest) -> HttpResponse:
    """Show and receive the questions; a form with no answers in it is as welcome as any other, and counts nothing."""
    if request.method != "POST":
        return _show(request, EqualityForm(), status=200)
    form = EqualityForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    if is_rate_limited(request, "equality", FORMS, PER):
        return _show(request, form, status=429)
    count_answers(form.answers())
    return HttpResponseRedirect(reverse("people:equality_thank_you"))


@form_page
def equality_thank_you(request: HttpRequest) -> HttpResponse:
    """Say thank you, in the same words to everyone."""
    return render(request, "people/equality_thank_you.html")


def _show(request: HttpRequest, form: EqualityForm, status: int) -> HttpResponse:
    context = {"form": form, "is_too_much": status == 429}
    return render(request, "people/equality.html", context, status=status)
