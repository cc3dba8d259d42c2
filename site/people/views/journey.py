"""The sign-up journey."""

from django.http import HttpRequest, HttpResponse

from people.subjects import SignUpSubject


def take_part(request: HttpRequest, page: SignUpSubject) -> HttpResponse:
    """Show and receive the sign-up form of a page."""
    return HttpResponse(page.title)


def thank_you(request: HttpRequest, page: SignUpSubject) -> HttpResponse:
    """Say what happens next, in the same words whether or not the address was known."""
    return HttpResponse(page.title)
