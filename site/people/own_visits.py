"""A short visit to the members' area: who is here is told by a signed cookie that only those addresses are sent."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from people.models import Person
from people.monitoring import monitoring_settings
from people.own_links import Holder, holder_of
from people.tokens import Purpose, visit_token

COOKIE = "visit"
_DOOR = "leave/"


def area_path() -> str:
    """Return the address below which the members' area lies in the active language, and the cookie is sent."""
    return reverse("people:leave_members_area").removesuffix(_DOOR)


def visit_age() -> timedelta:
    """Return how long a visit lasts."""
    return timedelta(minutes=monitoring_settings().visit_minutes)


def visitor(request: HttpRequest) -> Holder | None:
    """Return who is here, and whether the visit has ended since; None where nobody came in by a link."""
    cookie = request.COOKIES.get(COOKIE, "")
    return holder_of(cookie, visit_age(), Purpose.VISIT) if cookie else None


def begin_visit(response: HttpResponse, person: Person) -> None:
    """Let the browser of this answer in, for a short time."""
    response.set_cookie(
        COOKIE,
        visit_token(person),
        max_age=visit_age(),
        path=area_path(),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def end_visit(response: HttpResponse) -> None:
    """Make the browser of this answer forget who was here."""
    response.delete_cookie(COOKIE, path=area_path(), samesite="Lax")
