"""DESIGN 7.1: confirming, unsubscribing or leaving by GET never changes anything: mail scanners follow links."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.models import Contributor, GuardianAgreement, Person, SignUp
from people.tokens import (
    address_token,
    confirmation_token,
    enter_token,
    guardian_token,
    new_email_token,
    own_token,
    subscribe_token,
    unsubscribe_token,
)
from people.urls import urlpatterns
from tests.factories.alerts import ask
from tests.factories.contributions import make_contribution
from tests.factories.people import make_sign_up, press_confirm
from tests.people.rules.rows import every_row, tables_that_differ

PATTERNS: list[URLPattern] = [pattern for pattern in urlpatterns if isinstance(pattern, URLPattern)]
WITH_TOKEN = sorted({str(pattern.name) for pattern in PATTERNS if "token" in pattern.pattern.converters})


@pytest.fixture
def sign_up(page: OpportunityPage) -> SignUp:
    """Somebody who takes part, has sent a new form since, and has typed a new address."""
    first = make_sign_up(page)
    confirm(first)
    make_words_of(first)
    again = make_sign_up(page, name="Sam Example again")
    Person.objects.update(new_email="new@example.com")
    again.person.refresh_from_db()
    return again


def make_words_of(sign_up: SignUp) -> None:
    """Let the person of a sign-up be quoted, in a record with the number of the sign-up."""
    said = make_contribution("It went well", pk=sign_up.pk)
    Contributor.objects.create(person=sign_up.person, contribution=said)


def _tokens(sign_up: SignUp) -> dict[str, Callable[[], str]]:
    """Return how a link is made for each address that is not the person's own page."""
    agreement, _is_new = GuardianAgreement.objects.get_or_create(
        sign_up=sign_up, defaults={"name": "Kim Example", "email": "kim@example.com"}
    )
    return {
        "confirm": lambda: confirmation_token(sign_up),
        "confirm_address": lambda: address_token(sign_up.person),
        "unsubscribe": lambda: unsubscribe_token(sign_up.person, "news"),
        "new_email": lambda: new_email_token(sign_up.person),
        "guardian": lambda: guardian_token(agreement),
        "enter_members_area": lambda: enter_token(sign_up.person),
    }


def _address(name: str, sign_up: SignUp, token: str) -> str:
    pattern = next(pattern for pattern in PATTERNS if pattern.name == name)
    numbers = {key: sign_up.pk for key in pattern.pattern.converters if key != "token"}
    return reverse(f"people:{name}", kwargs={"token": token} | numbers)


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("name", WITH_TOKEN)
def test_rule_1_opening_a_link_changes_nothing(name: str, method: str, sign_up: SignUp, client: Client) -> None:
    token = _tokens(sign_up).get(name, lambda: own_token(sign_up.person))()
    before = every_row()
    answer = getattr(client, method)(_address(name, sign_up, token))
    assert answer.status_code == 200, name
    assert tables_that_differ(before, every_row()) == []
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies


def test_rule_1_opening_a_guardians_link_changes_nothing(sign_up: SignUp, client: Client) -> None:
    token = _tokens(sign_up)["guardian"]()
    before = every_row()
    answer = client.get(reverse("people:confirm", args=[token]))
    assert answer.status_code == 200
    assert b"<form" in answer.content
    assert tables_that_differ(before, every_row()) == []


def test_rule_1_opening_a_link_that_confirms_an_alert_changes_nothing(page: OpportunityPage, client: Client) -> None:
    alert = ask(page.get_parent().specific)
    token = subscribe_token(alert.person, f"alert-{alert.pk}")
    before = every_row()
    for answer in (client.get(reverse("people:confirm", args=[token])), client.head(f"/confirm/{token}/")):
        assert answer.status_code == 200
        assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert tables_that_differ(before, every_row()) == []


def test_rule_1_confirming_twice_is_answered_kindly(page: OpportunityPage, client: Client) -> None:
    path = reverse("people:confirm", args=[confirmation_token(make_sign_up(page))])
    assert press_confirm(client, path).status_code == 302
    before = every_row()
    assert client.post(path).status_code == 200
    assert client.get(path).status_code == 200
    assert tables_that_differ(before, every_row()) == []
