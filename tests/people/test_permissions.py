"""Who may do what with sign-ups: one table, one row a right."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from core.models import User
from involvement.models import OpportunityPage
from people.models import ConsentEvent, SignUp
from people.submissions import fingerprint
from tests.factories.people import make_sign_up

ALLOWED, REFUSED = 200, 302  # Wagtail sends those who may not back to its front page, with a message


def signed_in_with(*codenames: str) -> Client:
    """Return a browser in which a member of staff with these permissions is signed in."""
    user = User.objects.create_user("staff", "staff@example.org", "example-password")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    ("permissions", "sees", "exports", "confirms"),
    [
        ((), False, False, False),
        (("view_signup",), True, False, False),
        (("change_signup",), False, False, False),
        (("export_signup",), False, False, False),
        (("add_signup", "delete_signup"), False, False, False),
        (("view_signup", "export_signup"), True, True, False),
        (("view_signup", "change_signup"), True, False, True),
        (("view_signup", "change_signup", "export_signup"), True, True, True),
    ],
)
def test_who_may_see_export_and_confirm(
    page: OpportunityPage, permissions: tuple[str, ...], sees: bool, exports: bool, confirms: bool
) -> None:
    sign_up = make_sign_up(page)
    client = signed_in_with(*permissions)
    assert (client.get("/admin/sign_ups/").status_code == ALLOWED) is sees
    assert (client.get(f"/admin/sign_ups/inspect/{sign_up.pk}/").status_code == ALLOWED) is sees
    exported = client.get("/admin/sign_ups/?export=csv")
    assert (exported.status_code == ALLOWED and exported["Content-Type"] == "text/csv") is exports
    client.post(f"/admin/sign_ups/confirm/{sign_up.pk}/", {"channel": "phone", "seen": fingerprint(sign_up.pending)})
    assert ConsentEvent.objects.exists() is confirms
    if sees:
        shown = client.get("/admin/sign_ups/").content.decode()
        assert ("export=csv" in shown) is exports


def test_nobody_adds_changes_or_deletes_by_hand(editor_client: Client, page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    for path in ("new/", f"edit/{sign_up.pk}/", f"delete/{sign_up.pk}/", f"copy/{sign_up.pk}/"):
        assert editor_client.post(f"/admin/sign_ups/{path}").status_code == 404
    assert SignUp.objects.count() == 1


@pytest.mark.parametrize(
    ("permission", "path"),
    [("view_outboxmessage", "/admin/outbox/"), ("change_consentwording", "/admin/consent_wordings/")],
)
def test_other_lists_need_their_own_permission(page: OpportunityPage, permission: str, path: str) -> None:
    assert signed_in_with(permission).get(path).status_code == ALLOWED
    User.objects.all().delete()
    assert signed_in_with("view_signup").get(path).status_code == REFUSED


def test_visitors_see_nothing(client: Client, page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    for path in ("", f"inspect/{sign_up.pk}/", "?export=csv"):
        assert client.get(f"/admin/sign_ups/{path}").status_code == 302
