"""A person with a page of their own, for tests: somebody who has confirmed, and the addresses behind their link."""

import re
from typing import Any

from django.core.serializers import serialize
from django.test import Client
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from people.actions.confirmation import confirm
from people.models import Person, SignUp
from people.tokens import own_token
from tests.factories.people import make_sign_up, make_stamp

PAGES = ("", "details/", "needs/", "mail/", "break/", "links/", "download/", "download.json", "erase/")
EMAIL = "sam@example.com"


def make_own_person(page: Page, **overrides: Any) -> Person:
    """Return somebody who has signed up for a page and confirmed it."""
    sign_up = make_sign_up(page, **overrides)
    confirm(sign_up)
    sign_up.person.refresh_from_db()
    return sign_up.person


def own_path(person: Person, place: str = "") -> str:
    """Return the address of one of a person's own pages."""
    return f"/my/{own_token(person)}/{place}"


def leave_path(person: Person, sign_up: SignUp | None = None) -> str:
    """Return the address of the page on which somebody leaves."""
    return own_path(person, f"leave/{(sign_up or person.sign_ups.get()).pk}/")


def details_of(person: Person, **overrides: Any) -> dict[str, Any]:
    """Return the details form as it is shown to somebody, with what they change; None leaves a box out."""
    held = {
        "name": person.name,
        "email": person.email or "",
        "phone": person.phone,
        "address": person.address,
        "reach_by": person.channel,
        "language": person.language,
        "format": person.format,
    } | overrides
    return {name: value for name, value in held.items() if value is not None}


def ask_for_link(client: Client, email: str = EMAIL, **overrides: Any) -> Any:
    """Send the form that asks for a link."""
    return client.post("/my/", {"email": email, "stamp": make_stamp()} | overrides)


def queue_works() -> None:
    """Do what stands in the queue, once each, as a worker would."""
    for result in list(DBTaskResult.objects.ready().order_by("enqueued_at")):
        result.task.call(*result.args_kwargs["args"], **result.args_kwargs["kwargs"])
        result.delete()


def held_about(person: Person) -> str:
    """Return the person's row as text, for comparing."""
    return serialize("json", [Person.objects.get(pk=person.pk)])


def main_of(answer: Any) -> str:
    """Return what stands between the header and the footer, spaces made single."""
    text = answer.content.decode()
    return re.sub(r"\s+", " ", text.split("<main")[1].split("</main>")[0])
