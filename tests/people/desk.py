"""People who wait for the team's answer, and pressing the buttons of the screen with the people of one page."""

from datetime import timedelta
from typing import Any

from django.contrib.messages import get_messages
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from people.actions.confirmation import confirm, confirm_by_staff
from people.models import ConsentEvent, OutboxMessage, SignUp
from tests.factories.people import make_sign_up

COUNTED = timezone.now() + timedelta(days=2)


def make_confirmed(page: Page, name: str = "Sam Example", **overrides: Any) -> SignUp:
    """Return the sign-up of somebody who has confirmed by their own link, with an address made from their name."""
    sign_up = make_sign_up(page, **({"name": name, "email": f"{name.split()[0].lower()}@example.com"} | overrides))
    assert confirm(sign_up)
    return fresh(sign_up)


def make_by_phone(page: Page, by: Any, name: str = "Pat Phone") -> SignUp:
    """Return the sign-up of somebody without email, confirmed by staff."""
    sign_up = make_sign_up(page, name=name, reach_by="phone", email="", phone="01632960055")
    assert confirm_by_staff(sign_up, channel=ConsentEvent.Channel.PHONE, by=by)
    return fresh(sign_up)


def put_into(sign_up: SignUp, state: str, **fields: Any) -> SignUp:
    """Put a sign-up into a state without asking how it came there."""
    SignUp.objects.filter(pk=sign_up.pk).update(state=state, **fields)
    return fresh(sign_up)


def fresh(sign_up: SignUp) -> SignUp:
    """Return a sign-up as it is stored now."""
    return SignUp.objects.select_related("person", "page").get(pk=sign_up.pk)


def screen(page: Page) -> str:
    """Return where the screen with the people of a page stands."""
    return f"/admin/sign_ups/of/{page.pk}/"


def press(client: Client, page: Page, do: str, *chosen: SignUp) -> list[str]:
    """Press a button of the screen, for those who are ticked; returns what is said afterwards."""
    answer = client.post(screen(page), {"do": do, "chosen": [sign_up.pk for sign_up in chosen]})
    assert answer.status_code == 302, answer.status_code
    return said(answer)


def said(answer: Any) -> list[str]:
    """Return what an answer says to staff."""
    return [str(message).strip() for message in get_messages(answer.wsgi_request)]


def mails_to(sign_up: SignUp, *templates: str) -> list[str]:
    """Return which of these mails are owed about a sign-up, each as often as it is."""
    rows = OutboxMessage.objects.filter(sign_up=sign_up, template__in=templates).order_by("pk")
    return list(rows.values_list("template", flat=True))
