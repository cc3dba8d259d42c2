"""DESIGN 7.3: signing up twice makes one person, one sign-up, one mail, and the same answer as for a stranger."""

import re

import pytest
from django.test import Client

from involvement.models import OpportunityAlert, OpportunityPage
from people.actions.confirmation import confirm
from people.models import OutboxMessage, Person, SignUp
from tests.factories.alerts import send_alert_form
from tests.factories.people import make_sign_up, send_form

SPELLINGS = [
    "sam@example.com",
    " Sam@Example.com ",
    "SAM@EXAMPLE.COM",
    "mailto:sam@example.com",
    "sam\u200b@example.com",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_rule_3_every_spelling_of_an_address_is_the_same_person(
    spelling: str, page: OpportunityPage, client: Client
) -> None:
    first = send_form(client, page, email="sam@example.com")
    second = send_form(client, page, email=spelling)
    assert (first.status_code, first.headers["Location"]) == (second.status_code, second.headers["Location"])
    counted = (Person.objects.count(), SignUp.objects.count(), OutboxMessage.objects.count())
    assert counted == (1, 1, 1)


def test_rule_3_the_answer_does_not_tell_whether_the_address_is_known(page: OpportunityPage, client: Client) -> None:
    confirm(make_sign_up(page, email="known@example.com"))
    answers = [send_form(client, page, email=address) for address in ("known@example.com", "stranger@example.com")]
    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    seen = [client.get(answer.headers["Location"]).content.decode() for answer in answers]
    assert seen[0] == seen[1]
    assert not re.search("known@|stranger@", seen[0])


def test_rule_3_the_answer_for_a_lost_link_does_not_tell_whether_the_address_is_known(
    page: OpportunityPage, client: Client
) -> None:
    confirm(make_sign_up(page, email="known@example.com"))
    form = client.get("/my/").content.decode()
    stamp = re.search(r'name="stamp" value="([^"]+)"', form)
    assert stamp
    values = [{"email": address, "stamp": stamp[1]} for address in ("known@example.com", "stranger@example.com")]
    answers = [client.post("/my/", value) for value in values]
    assert answers[0].status_code == answers[1].status_code
    assert answers[0].headers.get("Location") == answers[1].headers.get("Location")


def test_rule_3_asking_for_an_alert_twice_is_once_and_tells_nothing(page: OpportunityPage, client: Client) -> None:
    confirm(make_sign_up(page, email="known@example.com"))
    OutboxMessage.objects.all().delete()
    addresses = ("known@example.com", " KNOWN@example.com", "stranger@example.com", "stranger@example.com.")
    answers = [send_alert_form(client, "paid=yes", email=address) for address in addresses]
    assert len({(answer.status_code, answer.headers["Location"]) for answer in answers}) == 1
    assert len({client.get(answer.headers["Location"]).content for answer in answers}) == 1
    counted = (Person.objects.count(), OpportunityAlert.objects.count(), OutboxMessage.objects.count())
    assert counted == (2, 2, 2)
