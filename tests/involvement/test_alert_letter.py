"""The letter of an alert: what it says of each opportunity, and what goes out of it before it is sent."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from involvement.actions.alert_letters import send_alerts
from involvement.models import AlertedOpportunity, OpportunityIndexPage, OpportunityPage
from people.models import OutboxMessage
from people.post.delivery import deliver_due_messages
from tests.factories.alerts import EMAIL, make_alert, open_one, told_now
from tests.factories.involvement import make_session

State = OutboxMessage.State


@pytest.fixture
def index(opportunity_index: OpportunityIndexPage, organisation: object) -> OpportunityIndexPage:
    """The list."""
    return opportunity_index


def test_the_letter_says_what_when_and_what_one_gets(index: OpportunityIndexPage) -> None:
    make_alert(index, "how=in-person&paid=yes")
    page = open_one(index)
    make_session(page, timezone.now() + timedelta(days=20))
    told_now()
    (letter,) = mail.outbox
    html = str(letter.alternatives[0][0])
    for words in (page.full_url, "When: ", "You get: Paid: £20 an hour", "In person, paid", "Closes "):
        assert words in letter.body, words
        assert words in html, words
    assert letter.subject == "There are new ways to take part"


@pytest.mark.parametrize("change", [{"cancelled_at": timezone.now()}, {"live": False}, {"closes_at": timezone.now()}])
def test_what_is_not_open_any_more_goes_out_of_the_letter(
    change: dict[str, object], index: OpportunityIndexPage
) -> None:
    make_alert(index)
    gone, stays = open_one(index), open_one(index, "Choose mugs")
    before = {name: getattr(gone, name) for name in change}
    send_alerts()
    OpportunityPage.objects.filter(pk=gone.pk).update(**change)
    deliver_due_messages()
    (letter,) = mail.outbox
    assert "Choose mugs" in letter.body
    assert "Choose lamps" not in letter.body
    assert list(AlertedOpportunity.objects.values_list("page", flat=True)) == [stays.pk]
    OpportunityPage.objects.filter(pk=gone.pk).update(**before)
    gone.refresh_from_db()
    gone.save()  # as an editor does, who opens it again
    assert told_now() == [(EMAIL, ["Choose lamps"])]


def test_a_letter_of_which_nothing_is_left_is_not_sent(index: OpportunityIndexPage) -> None:
    make_alert(index)
    page = open_one(index)
    send_alerts()
    page.unpublish()
    deliver_due_messages()
    assert mail.outbox == []
    assert OutboxMessage.objects.get(template="opportunity_alert").state == State.CANCELLED
    page.save_revision().publish()
    assert told_now() == [(EMAIL, ["Choose lamps"])]


def test_twenty_stand_in_a_letter_and_the_rest_in_the_list(index: OpportunityIndexPage) -> None:
    make_alert(index, "paid=yes")
    for number in range(22):
        open_one(index, f"Thing number {number:03}")
    told_now()
    (letter,) = mail.outbox
    assert letter.body.count("Thing number") == 20
    assert "There are 2 more in the list." in letter.body
    assert "/opportunities/?paid=yes" in letter.body
    assert told_now() == []
