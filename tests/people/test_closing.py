"""The form is closed from the minute its closing time passes, winter and summer, with no timer running."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from involvement.models import OpportunityPage
from people.models import SignUp
from tests.factories.people import confirm_path, form_data, press_confirm

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize("month", [1, 7])
def test_closing_time_is_kept_to_the_second(client: Client, page: OpportunityPage, month: int) -> None:
    closes_at = datetime(2027, month, 15, 17, 0, tzinfo=LONDON)
    page.closes_at = closes_at
    page.outcome_due = closes_at.date() + timedelta(days=30)
    page.save()
    with time_machine.travel(closes_at - timedelta(seconds=1), tick=False):
        assert "Your name" in client.get(f"{page.url}take-part/").content.decode()
        data = form_data(access_needs="A step-free room")
        assert client.post(f"{page.url}take-part/", data).status_code == 302
    SignUp.objects.all().delete()
    with time_machine.travel(closes_at, tick=False):
        shown = client.get(f"{page.url}take-part/")
        assert (shown.status_code, "This has closed" in shown.content.decode()) == (200, True)
        late = client.post(f"{page.url}take-part/", data)
    assert late.status_code == 409
    words = late.content.decode()
    assert "This has closed" in words
    assert "A step-free room" in words  # what was typed is not lost
    assert "01632 960001" in words
    assert "/opportunities/" in words
    assert not SignUp.objects.exists()


def test_what_was_typed_too_late_is_shown_as_text(client: Client, page: OpportunityPage) -> None:
    page.cancelled_at = timezone.now()
    page.save()
    late = client.post(f"{page.url}take-part/", form_data(name="<script>alert(1)</script>"))
    assert "<script>alert(1)" not in late.content.decode()
    assert "&lt;script&gt;alert(1)" in late.content.decode()


def test_a_page_that_is_not_open_yet_takes_nobody(client: Client, page: OpportunityPage) -> None:
    page.opens_at = timezone.now() + timedelta(days=1)
    page.save()
    late = client.post(f"{page.url}take-part/", form_data())
    assert late.status_code == 409
    assert "Sam Example" in late.content.decode()
    assert not SignUp.objects.exists()


def test_a_closed_form_says_why_it_is_closed(client: Client, page: OpportunityPage) -> None:
    def heading() -> str:
        page.save()
        shown = client.get(f"{page.url}take-part/").content.decode()
        assert 'href="tel:01632960001"' in shown
        return shown.split("<h1>")[1].split("</h1>")[0] + str("You can sign up from 2 December 2026, 9am" in shown)

    with time_machine.travel(datetime(2026, 11, 20, 12, tzinfo=LONDON), tick=False):
        page.opens_at = datetime(2026, 12, 2, 9, tzinfo=LONDON)
        page.closes_at = datetime(2026, 12, 30, 9, tzinfo=LONDON)
        assert heading() == "This is not open yetTrue"
        page.cancelled_at = timezone.now()
        assert heading() == "This will not go aheadFalse"
        page.cancelled_at, page.opens_at, page.closes_at = None, None, timezone.now()
        assert heading() == "This has closedFalse"


def test_who_signed_up_in_time_may_confirm_after_the_closing_time(client: Client, page: OpportunityPage) -> None:
    client.post(f"{page.url}take-part/", form_data())
    page.closes_at = timezone.now() - timedelta(minutes=1)
    page.save()
    sign_up = SignUp.objects.get()
    assert press_confirm(client, confirm_path(sign_up)).status_code == 302
    assert SignUp.objects.get().confirmed_at
