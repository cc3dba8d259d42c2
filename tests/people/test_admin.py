"""What staff see of sign-ups: a list to read, search and filter, and one button."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry, ReferenceIndex

from core.models import User
from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.models import ConsentEvent, ConsentWording, OutboxMessage, SignUp
from people.selectors import current_wording
from people.submissions import fingerprint
from tests.factories.people import make_sign_up

LIST = "/admin/sign_ups/"


def names_in(answer: Any) -> list[str]:
    """Return whose sign-ups a list shows."""
    return sorted(sign_up.person.email or "" for sign_up in answer.context["object_list"])


def test_list_is_searched_and_filtered(editor_client: Client, page: OpportunityPage) -> None:
    other = page.copy(update_attrs={"slug": "another", "title": "Another"})
    confirm(make_sign_up(page, email="sam@example.com", name="Sam Example"))
    make_sign_up(page, email="kim@example.com", name="Kim Example")
    make_sign_up(other, email="", reach_by="phone", phone="01632960001", name="Lee Example")
    everyone = ["", "kim@example.com", "sam@example.com"]
    assert names_in(editor_client.get(LIST)) == everyone
    for query, expected in {
        "q=kim": ["kim@example.com"],
        "q=SAM": ["sam@example.com"],
        "q=kim%40example": ["kim@example.com"],
        "q=01632+960+001": [""],
        "q=%2B44+1632+960001": [""],
        "q=960001": [""],
        "q=0": [],
        "state=unconfirmed": ["", "kim@example.com"],
        f"page={page.pk}": ["kim@example.com", "sam@example.com"],
        "channel=phone": [""],
        "created_at_from=2001-01-01&created_at_to=2002-01-01": [],
        "state=nonsense": everyone,
        "page=999999": everyone,
        "created_at_from=nonsense": everyone,
    }.items():
        assert names_in(editor_client.get(f"{LIST}?{query}")) == expected, query


def test_one_sign_up_shows_what_is_not_confirmed_as_such(editor_client: Client, page: OpportunityPage) -> None:
    sign_up = make_sign_up(page, access_needs="A step-free room", answers=({"question": "Why?", "answer": "<b>"},))
    shown = editor_client.get(f"{LIST}inspect/{sign_up.pk}/").content.decode()
    for words in (
        "Not confirmed yet",
        "Sam Example",
        "A step-free room",
        "Why?",
        "&lt;b&gt;",
        "They confirmed by phone",
    ):
        assert words in shown
    confirm(sign_up)
    shown = editor_client.get(f"{LIST}inspect/{sign_up.pk}/").content.decode()
    for words in ("Waiting for the team", "A step-free room", "Not confirmed yet → Confirmed", "Given"):
        assert words in shown
    assert "They confirmed by phone" not in shown
    assert editor_client.get(f"{LIST}inspect/999999/").status_code == 404


@pytest.mark.parametrize("channel", ["phone", "paper"])
def test_staff_write_down_that_somebody_confirmed(
    editor_client: Client, editor: User, page: OpportunityPage, channel: str
) -> None:
    sign_up = make_sign_up(page, email="", reach_by="phone", phone="01632960001")
    path = reverse("sign_ups:confirm_by_staff", args=[sign_up.pk])
    assert editor_client.get(path).status_code == 405
    assert not ConsentEvent.objects.exists()
    seen = fingerprint(sign_up.pending)
    for _twice in range(2):
        assert editor_client.post(path, {"channel": channel, "seen": seen}).status_code == 302
    event = ConsentEvent.objects.get()
    assert (event.channel, event.recorded_by) == (channel, editor)
    sign_up.refresh_from_db()
    assert (sign_up.state, sign_up.person.phone) == ("awaiting-team", "01632960001")
    assert sign_up.events.first().by == editor
    assert list(OutboxMessage.objects.values_list("template", flat=True).order_by("pk")) == ["team_contact", "team_new"]


def test_staff_who_write_it_down_do_not_prove_an_email_address(editor_client: Client, page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    path = reverse("sign_ups:confirm_by_staff", args=[sign_up.pk])
    editor_client.post(path, {"channel": "web"})
    sign_up.refresh_from_db()
    assert sign_up.state == SignUp.State.UNCONFIRMED
    editor_client.post(path, {"channel": "phone", "seen": fingerprint(sign_up.pending)})
    sign_up.refresh_from_db()
    assert (sign_up.state, sign_up.person.email_confirmed_at) == ("awaiting-team", None)


def test_editing_a_wording_makes_a_new_version(editor_client: Client) -> None:
    old = current_wording("news", "en")
    assert old is not None
    path = reverse("consent_wordings:edit", args=[old.pk])
    assert editor_client.get(path).status_code == 200
    editor_client.post(path, {"text": "You may write to me."})
    editor_client.post(path, {"text": old.text})  # nothing changed, nothing made
    versions = ConsentWording.objects.filter(purpose="news", language="en").order_by("version")
    assert [wording.text for wording in versions] == [old.text, "You may write to me."]
    assert editor_client.get(reverse("consent_wordings:delete", args=[old.pk])).status_code == 302
    assert ConsentWording.objects.filter(pk=old.pk).exists()


def test_a_wording_for_another_language_can_be_added(editor_client: Client) -> None:
    values = {"purpose": "news", "language": "pl", "text": "Po polsku.", "version": "7"}
    editor_client.post(reverse("consent_wordings:add"), values)
    assert ConsentWording.objects.get(language="pl").version == 1


def test_lists_of_wordings_and_outbox_open(editor_client: Client, page: OpportunityPage) -> None:
    make_sign_up(page)
    shown = editor_client.get(reverse("outbox:index")).content.decode()
    assert "Waiting" in shown
    assert "To the person: please confirm" in shown
    assert editor_client.get(reverse("consent_wordings:index")).status_code == 200


@pytest.mark.parametrize("path", ["", "?export=csv", "inspect/"])
def test_pages_do_not_ask_more_for_more_sign_ups(editor_client: Client, page: OpportunityPage, path: str) -> None:
    def queries() -> int:
        address = f"{LIST}{path}{SignUp.objects.first().pk}/" if path == "inspect/" else LIST + path
        with CaptureQueriesContext(connection) as asked:
            answer = editor_client.get(address)
            _whole = answer.getvalue()
        return len(asked)

    for number in range(3):
        confirm(make_sign_up(page, email=f"sam{number}@example.com", access_needs="Large print"))
    queries()
    few = queries()
    for number in range(3, 30):
        confirm(make_sign_up(page, email=f"sam{number}@example.com", access_needs="Large print"))
    assert queries() == few


def test_nothing_of_a_person_leaves_this_room(editor_client: Client, page: OpportunityPage) -> None:
    sign_up = make_sign_up(page, name="Samantha Example")
    editor_client.get(f"{LIST}?q=Samantha")
    editor_client.get(f"{LIST}inspect/{sign_up.pk}/")
    confirm(sign_up)
    editor_client.get(f"{LIST}?q=Samantha&export=csv")
    for entry in ModelLogEntry.objects.all():
        assert "Samantha" not in f"{entry.label} {entry.data}"
    assert not ReferenceIndex.objects.filter(base_content_type__app_label="people").exists()
