"""DESIGN 7.7: neutral subjects and sender, no list name in an address, and a person's pages are told to nobody."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import URLPattern, reverse

from core.models import OrganisationSettings
from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.actions.own_links import owe_own_link
from people.models import SignUp
from people.post.delivery import deliver_due_messages
from people.post.mails import Reader, registered_mails
from people.tokens import own_token
from people.urls import urlpatterns
from tests.factories.people import make_sign_up


@pytest.fixture
def sign_up(page: OpportunityPage, organisation: OrganisationSettings) -> SignUp:
    """Somebody who takes part in something whose name says a lot."""
    page.title = "Living with psychosis network"
    page.slug = "living-with-psychosis-network"
    page.save_revision().publish()
    sign_up = make_sign_up(page)
    confirm(sign_up)
    owe_own_link(sign_up.person)
    deliver_due_messages()
    return sign_up


def test_rule_7_no_subject_and_no_sender_tells_what_it_is_about(
    sign_up: SignUp, organisation: OrganisationSettings
) -> None:
    to_person = [message for message in mail.outbox if message.to == ["sam@example.com"]]
    assert len(to_person) == 2  # that they are signed up, and the link that they asked for
    for message in to_person:
        headers = str(message.message().as_string()).partition("\n\n")[0]
        assert not re.search("psychosis|network", headers, re.IGNORECASE), headers
        assert organisation.sender_name in message.from_email


def test_rule_7_no_mail_to_a_person_has_a_subject_that_is_filled_in() -> None:
    for each in registered_mails():
        if each.reader is not Reader.TEAM:
            assert "{" not in str(each.subject), each.name


def test_rule_7_a_persons_pages_are_kept_nowhere_and_told_to_nobody(sign_up: SignUp, client: Client) -> None:
    for pattern in urlpatterns:
        if not isinstance(pattern, URLPattern) or "token" not in pattern.pattern.converters:
            continue
        values = {
            key: own_token(sign_up.person) if key == "token" else sign_up.pk for key in pattern.pattern.converters
        }
        answer = client.get(reverse(f"people:{pattern.name}", kwargs=values))
        assert answer.headers["Referrer-Policy"] == "no-referrer", pattern.name
        assert "no-store" in answer.headers["Cache-Control"], pattern.name
        assert "noindex" in answer.headers["X-Robots-Tag"], pattern.name
        assert not answer.cookies, pattern.name
