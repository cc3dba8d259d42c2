"""Who may write to many people, who may only look, and who may see whom to ring instead."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from core.models import User
from involvement.models import OpportunityPage
from people.models import Mailing, OutboxMessage
from tests.factories.mailings import make_mailing, make_people, news_readers, sign_up_all

PAGES = ("index", "add", "edit", "copy", "inspect", "by_hand")
BUTTONS = ("test", "start", "schedule", "take_back", "stop")


def path_of(name: str, mailing: Mailing) -> str:
    """Return an address of this mailing."""
    return reverse(f"mailings:{name}", args=[mailing.pk])


def signed_in(*permissions: str) -> Client:
    """Return a browser of somebody who may sign in to the admin and has these permissions of this room."""
    user = User.objects.create_user(f"staff-{len(permissions)}-{User.objects.count()}", "staff@example.org", "x" * 12)
    user.user_permissions.add(
        Permission.objects.get(codename="access_admin"),
        *Permission.objects.filter(content_type__app_label="people", codename__in=permissions),
    )
    client = Client()
    client.force_login(user)
    return client


def test_whom_to_ring_is_a_list_of_its_own_and_written_down(editor_client: Client, page: OpportunityPage) -> None:
    people = make_people(3, prefix="caller", email=None, channel="phone", phone="01632960001", email_confirmed_at=None)
    sign_up_all(people, page)
    mailing = make_mailing(audience="taking-part", page=page, states=["active"])
    preview = editor_client.get(path_of("inspect", mailing)).content.decode()
    assert "Please ring or write to 3 people instead" in preview
    assert path_of("by_hand", mailing) in preview
    assert "Caller0" not in preview
    shown = editor_client.get(path_of("by_hand", mailing)).content.decode()
    for words in ("Caller0", "Caller2", "01632960001", "No email, or want to be reached by phone or post"):
        assert words in shown
    line = ModelLogEntry.objects.get(action="people.mailing_list")
    assert (line.label, line.data) == (f"Mailing {mailing.pk}", {"count": 3})


def test_the_list_of_whom_to_ring_has_pages_and_asks_no_more_for_more(
    editor_client: Client, page: OpportunityPage
) -> None:
    mailing = make_mailing(audience="taking-part", page=page, states=["active"])
    path = path_of("by_hand", mailing)

    def add(number: int, prefix: str) -> None:
        sign_up_all(make_people(number, prefix=prefix, email=None, channel="post", email_confirmed_at=None), page)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            editor_client.get(path)
        return len(asked)

    add(3, "few")
    queries()
    few = queries()
    add(120, "many")
    assert queries() == few
    assert "Page 1 of 2" in editor_client.get(path).content.decode()
    assert len(editor_client.get(f"{path}?p=2").context["rows"]) == 23
    assert editor_client.get(f"{path}?p=nonsense").status_code == 200


@pytest.mark.parametrize("name", [*PAGES, *BUTTONS])
def test_those_without_permission_get_nowhere(name: str) -> None:
    news_readers(1)
    mailing = make_mailing()
    path = reverse(f"mailings:{name}") if name in ("index", "add") else path_of(name, mailing)
    for client in (Client(), signed_in(), signed_in("view_signup", "view_person", "change_person")):
        answer = client.post(path) if name in BUTTONS else client.get(path)
        assert answer.status_code in (302, 403)
        assert "mailings" not in answer.get("Location", "").split("?")[0]
    assert Mailing.objects.get().state == "draft"
    assert not OutboxMessage.objects.exists()


def test_those_who_may_only_look_have_no_buttons(page: OpportunityPage) -> None:
    news_readers(1)
    sign_up_all(make_people(1, prefix="caller", email=None, channel="phone", email_confirmed_at=None), page)
    mailing = make_mailing(audience="taking-part", page=page, states=["active"])
    client = signed_in("view_mailing", "view_person")
    assert client.get(reverse("mailings:index")).status_code == 200
    shown = client.get(path_of("inspect", mailing)).content.decode()
    assert "Who gets it" in shown
    assert not [name for name in (*BUTTONS, "by_hand", "edit", "copy") if path_of(name, mailing) in shown]
    assert client.get(path_of("by_hand", mailing)).status_code == 302
    for name in BUTTONS:
        assert client.post(path_of(name, mailing)).status_code in (302, 403)
    assert Mailing.objects.get().state == "draft"


def test_those_who_may_not_see_people_see_numbers_only(page: OpportunityPage) -> None:
    sign_up_all(make_people(1, prefix="caller", email=None, channel="phone", email_confirmed_at=None), page)
    mailing = make_mailing(audience="taking-part", page=page, states=["active"])
    client = signed_in("view_mailing", "add_mailing", "change_mailing")
    shown = client.get(path_of("inspect", mailing)).content.decode()
    assert "Please ring or write to 1 person instead" in shown
    assert path_of("by_hand", mailing) not in shown
    assert client.get(path_of("by_hand", mailing)).status_code == 302
