"""DESIGN 7.6: one click ends exactly that subscription (RFC 8058); service mail offers none."""

import re
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.test import Client

from involvement.models import OpportunityAlert, OpportunityPage
from people.actions.confirmation import confirm
from people.actions.post import write_message
from people.models import ConsentEvent, Mailing, OutboxMessage, SignUp
from people.post.delivery import deliver_due_messages
from people.selectors import current_wording
from tests.factories.alerts import make_alert, open_one, told_now
from tests.factories.people import make_sign_up


@pytest.fixture
def reader(page: OpportunityPage) -> SignUp:
    """Somebody who takes part, asked for news, and has one newsletter and one confirmation in their mailbox."""
    wordings = [current_wording(purpose, "en") for purpose in ("take-part", "news")]
    sign_up = make_sign_up(page, wordings=tuple(wording.pk for wording in wordings))
    confirm(sign_up)
    mailing = Mailing.objects.create(subject="Newsletter", body="Hello", state=Mailing.State.SENDING, is_written=True)
    write_message("n", "mailing", person=sign_up.person, kind=OutboxMessage.Kind.SUBSCRIPTION, subscription="news")
    OutboxMessage.objects.filter(key="n").update(mailing=mailing)
    deliver_due_messages()
    return sign_up


def _headers_of(subject: str) -> dict[str, str]:
    return dict(next(message.message() for message in mail.outbox if message.subject == subject).items())


def test_rule_6_subscription_mail_carries_both_headers_and_service_mail_neither(reader: SignUp) -> None:
    for message in mail.outbox:
        headers = message.message()
        is_news = message.subject == "Newsletter"
        assert ("List-Unsubscribe" in headers) is is_news, message.subject
        assert ("List-Unsubscribe-Post" in headers) is is_news, message.subject
    assert _headers_of("Newsletter")["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_rule_6_one_click_without_cookie_or_token_ends_exactly_that(reader: SignUp, page: OpportunityPage) -> None:
    link = re.fullmatch(r"<(https?://[^>]+)>", _headers_of("Newsletter")["List-Unsubscribe"].replace("\n", ""))
    assert link
    assert "news" not in link[1]
    stranger = Client(enforce_csrf_checks=True)
    for _ in range(2):
        answer = stranger.post(urlsplit(link[1]).path, {"List-Unsubscribe": "One-Click"})
        assert 200 <= answer.status_code < 300
        assert not answer.cookies
    events = list(reader.person.consent_events.values_list("wording__purpose", "decision"))
    assert events.count(("news", ConsentEvent.Decision.WITHDRAWN)) == 1
    assert ("take-part", ConsentEvent.Decision.WITHDRAWN) not in events
    reader.refresh_from_db()
    assert reader.state not in (SignUp.State.LEFT, SignUp.State.PAUSED)


def test_rule_6_one_click_in_a_letter_of_an_alert_ends_exactly_that_alert(page: OpportunityPage) -> None:
    index = page.get_parent().specific
    first, second = make_alert(index, "paid=yes"), make_alert(index, "how=online")
    open_one(index)
    assert told_now()
    link = re.fullmatch(r"<(https?://[^>]+)>", mail.outbox[0].message()["List-Unsubscribe"].replace("\n", "").strip())
    assert link
    assert "alert" not in link[1]
    answer = Client(enforce_csrf_checks=True).post(urlsplit(link[1]).path, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    states = dict(OpportunityAlert.objects.values_list("pk", "is_on"))
    assert states == {first.pk: False, second.pk: True}
