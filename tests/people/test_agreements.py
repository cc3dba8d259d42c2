"""Staff write down what was agreed with a person; nothing is sent, and every change is in the history."""

import pytest
from django.test import Client
from django.urls import reverse

from core.models import User
from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.models import OutboxMessage, SignUp
from tests.factories.people import make_sign_up
from tests.people.test_permissions import signed_in_with


def agree(client: Client, sign_up: SignUp, state: str) -> str:
    """Press the button for this state; return the state afterwards."""
    client.post(reverse("sign_ups:write_down_agreed", args=[sign_up.pk]), {"state": state})
    return SignUp.objects.get(pk=sign_up.pk).state


def test_what_was_agreed_is_written_down_once_and_sends_nothing(
    editor_client: Client, editor: User, page: OpportunityPage
) -> None:
    sign_up = make_sign_up(page)
    confirm(sign_up)
    mails = OutboxMessage.objects.count()
    shown = editor_client.get(f"/admin/sign_ups/inspect/{sign_up.pk}/").content.decode()
    assert "This sends no message" in shown
    assert [state for state in SignUp.State.values if f'value="{state}"' in shown] == [
        "waiting-list",
        "active",
        "left",
        "declined",
    ]
    assert agree(editor_client, sign_up, "active") == "active"
    event = sign_up.events.last()
    assert event and (event.from_state, event.to_state, event.by) == ("awaiting-team", "active", editor)
    agree(editor_client, sign_up, "active")
    assert sign_up.events.last() == event
    assert OutboxMessage.objects.count() == mails


@pytest.mark.parametrize("state", ["", "nonsense", "unconfirmed", "paused", "awaiting-team"])
def test_a_state_that_cannot_follow_changes_nothing(editor_client: Client, page: OpportunityPage, state: str) -> None:
    sign_up = make_sign_up(page)
    confirm(sign_up)
    before = sign_up.events.count()
    assert agree(editor_client, sign_up, state) == "awaiting-team"
    assert sign_up.events.count() == before
    path = reverse("sign_ups:write_down_agreed", args=[sign_up.pk])
    assert "Nothing was changed" in editor_client.post(path, {"state": state}, follow=True).content.decode()
    assert editor_client.get(path).status_code == 405


def test_nothing_is_agreed_before_somebody_has_confirmed(editor_client: Client, page: OpportunityPage) -> None:
    assert agree(editor_client, make_sign_up(page), "declined") == "unconfirmed"


@pytest.mark.parametrize(
    ("permissions", "may"),
    [
        ((), False),
        (("view_signup",), False),
        (("change_signup",), False),
        (("view_signup", "export_signup"), False),
        (("view_signup", "change_signup"), True),
    ],
)
def test_who_may_write_down_what_was_agreed(page: OpportunityPage, permissions: tuple[str, ...], may: bool) -> None:
    sign_up = make_sign_up(page)
    confirm(sign_up)
    client = signed_in_with(*permissions)
    if "view_signup" in permissions:
        shown = client.get(f"/admin/sign_ups/inspect/{sign_up.pk}/").content.decode()
        assert ("Write down what was agreed" in shown) is may
    assert (agree(client, sign_up, "active") == "active") is may
