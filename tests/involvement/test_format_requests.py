"""Asking for a page in another format: nothing typed is lost, it counts once confirmed, all are answered once."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from core.demand import demand
from core.models import OrganisationSettings
from core.working_days import after_working_days
from home.models import HomePage, StandardPage
from involvement.actions.format_answers import ANSWERED, answer, promise
from involvement.actions.format_requests import CONFIRM
from involvement.loop.owed import everything_owed
from involvement.models import FormatRequest, FormatWish
from involvement.other_formats.naming import named
from involvement.views.ask_for_format import REQUESTS
from people.actions.consent import ensure_wordings
from people.actions.subscriptions import confirm_subscription, end_subscription
from people.guards import FormStamp
from people.models import ConsentEvent, ConsentWording, OutboxMessage, Person
from people.post.delivery import deliver_due_messages
from people.retention.kinds import kinds
from people.selectors import current_wording

EMAIL = "sam@example.com"
MONDAY = "2026-03-02 10:00+00:00"
State = FormatWish.State


@pytest.fixture(autouse=True)
def page(home_page: HomePage, organisation: OrganisationSettings) -> StandardPage:
    """A page that is published."""
    made = StandardPage(title="Visiting times & <parking>", slug="visiting")
    home_page.add_child(instance=made)
    ensure_wordings()
    return made


def values(**typed: str) -> dict[str, str]:
    """Return what somebody sends who has read the form."""
    wording = current_wording(ConsentWording.Purpose.FORMAT, "en")
    assert wording is not None
    with time_machine.travel(timezone.now() - timedelta(minutes=1), tick=False):
        stamp = FormStamp.now({"format": wording.pk}).signed()
    return {"format": "large-print", "reach_by": "email", "email": EMAIL, "stamp": stamp} | typed


def send(client: Client, page: StandardPage, **typed: str) -> Any:
    """Send the form."""
    return client.post(f"{page.url}ask-for-a-format/", values(**typed))


def confirmed(client: Client, page: StandardPage, **typed: str) -> FormatRequest:
    """Send the form and press the button in the mail."""
    send(client, page, **typed)
    request = FormatRequest.objects.select_related("person", "wish").latest("asked_at")
    assert confirm_subscription(request.person, named(request.pk))
    request.refresh_from_db()
    return request


def test_every_page_offers_what_is_missing_and_the_form_costs_no_cookie(
    client: Client, home_page: HomePage, page: StandardPage
) -> None:
    for each in (home_page, page):
        shown = client.get(each.url)
        assert f'href="{each.url}ask-for-a-format/?format=easy-read"' in shown.content.decode()
        form = client.get(f"{each.url}ask-for-a-format/?format=bsl")
        assert form.status_code == 200
        assert not form.cookies
        assert "no-store" in form["Cache-Control"]
        assert re.search(r'value="bsl"[^>]* checked', form.content.decode())
    assert "checked" not in client.get(f"{page.url}ask-for-a-format/?format=nonsense").content.decode()
    page.unpublish()
    assert client.get(f"{page.url}ask-for-a-format/").status_code == 404


@time_machine.travel(MONDAY, tick=False)
def test_promised_day_counts_working_days(client: Client, page: StandardPage) -> None:
    assert after_working_days(date(2026, 3, 6), 1) == date(2026, 3, 9)
    assert after_working_days(date(2026, 3, 7), 5) == date(2026, 3, 13)
    assert "We answer by 23 March 2026" in client.get(f"{page.url}ask-for-a-format/").content.decode()


def test_wrong_input_is_said_by_the_field_and_kept(client: Client, page: StandardPage) -> None:
    for typed, words in (
        ({"format": ""}, "Choose what you need"),
        ({"format": "standard"}, "Choose a language"),
        ({"format": "other", "words": "x" * 5000}, "must be 100 characters or fewer"),
        ({"format": "other", "words": "\u202e "}, "Write which format you need"),
        ({"reach_by": ""}, "Choose how we should reach you"),
        ({"email": "nobody"}, "Enter an email address in the correct format"),
        ({"reach_by": "post", "address": ""}, "Enter your postal address"),
        ({"second_reference": "x"}, "We could not tell that a person sent this"),
        ({"stamp": "forged"}, "This page was open for a long time"),
    ):
        shown = send(client, page, **typed)
        assert shown.status_code == 422, typed
        assert words in shown.content.decode(), typed
        assert "There is a problem" in shown.content.decode()
    assert not FormatWish.objects.exists()
    assert client.put(f"{page.url}ask-for-a-format/").status_code == 405


def test_too_many_from_one_connection_are_asked_to_wait(client: Client, page: StandardPage) -> None:
    answers = [send(client, page, email=f"sam{number}@example.com").status_code for number in range(REQUESTS + 1)]
    assert answers == [302] * REQUESTS + [429]


@pytest.mark.django_db(transaction=True)
def test_email_counts_once_its_owner_has_pressed_the_button(client: Client, page: StandardPage) -> None:
    first = send(client, page)
    again = send(client, page, email=" SAM@example.com ")
    assert first.url == again.url == f"{page.url}ask-for-a-format/?sent=email"
    assert "Check your email" in client.get(first.url).content.decode()
    assert OutboxMessage.objects.filter(template=CONFIRM).count() == 1
    assert demand() == {}
    deliver_due_messages()
    [letter] = [each for each in mail.outbox if each.to == [EMAIL]]
    link = re.search(r"http\S+/confirm/\S+/", str(letter.body))
    assert link
    path = re.sub(r"^https?://[^/]+", "", link[0])
    shown = client.get(path).content.decode()
    assert "Did you ask for this?" in shown
    assert not ConsentEvent.objects.exists()
    seen = re.search(r'name="seen" value="([^"]+)"', shown)
    assert seen
    assert client.post(path, {"seen": seen[1]}).status_code == 302
    assert client.post(path, {"seen": seen[1]}).status_code == 200
    assert demand() == {(page.translation_key, "en"): 1}
    assert ConsentEvent.objects.get().wording.purpose == "format"


def test_without_email_the_request_waits_at_once(client: Client, page: StandardPage) -> None:
    for _click in range(2):
        answer_page = send(client, page, reach_by="phone", phone="01632 960001", email="left@behind.example")
        assert answer_page.url.endswith("?sent=in-person")
    request = FormatRequest.objects.get()
    assert (request.is_on, request.reach_at, request.person.email) == (True, "01632960001", None)
    assert request.person.phone == ""
    assert FormatWish.objects.get().asked == 1
    assert not OutboxMessage.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_each_who_waits_is_told_once_and_the_number_stays(
    client: Client, page: StandardPage, editor: Any, django_assert_num_queries: Any
) -> None:
    for address in ("ann@example.com", "ben@example.com", "cem@example.com"):
        request = confirmed(client, page, email=address)
    end_subscription(request.person, named(request.pk))
    send(client, page, email="never@example.com")
    wish = FormatWish.objects.get()
    assert wish.asked == 3
    [owed] = everything_owed(timezone.now(), editor)
    assert (owed.title, owed.due, owed.is_late) == (page.title, wish.due_on, False)
    assert promise(wish, date(2031, 1, 2), by=editor)
    assert not promise(wish, date(2031, 1, 2), by=editor)
    assert answer(wish, State.ANSWERED, "It is at the end of the page.", by=editor) == 2
    assert answer(wish, State.CANNOT, "No", by=editor) is None
    mail.outbox.clear()
    deliver_due_messages()
    deliver_due_messages()
    told = {each.to[0]: str(each.body) for each in mail.outbox if "It is at the end" in str(each.body)}
    assert set(told) == {"ann@example.com", "ben@example.com"}
    assert page.full_url in told["ann@example.com"]
    assert OutboxMessage.objects.filter(template=ANSWERED).count() == 2
    assert everything_owed(timezone.now()) == []
    [kind] = [kind for kind in kinds() if kind.name == "formats"]
    assert kind.purge(timezone.now() + timedelta(days=91), 90) == 3
    Person.objects.all().delete()
    with django_assert_num_queries(1):
        assert demand() == {(page.translation_key, "en"): 3}


def test_who_asks_again_after_the_answer_waits_again(client: Client, page: StandardPage, editor: Any) -> None:
    request = confirmed(client, page)
    answer(request.wish, State.CANNOT, "We have no money", by=editor)
    again = confirmed(client, page)
    wish = FormatWish.objects.get()
    assert (again.pk, again.is_on) == (request.pk, True)
    assert (wish.state, wish.answer, wish.asked) == (State.ASKED, "", 2)
