"""Viewing, changing, exporting and erasing people are separate permissions: one table, one row a right."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from core.models import User
from home.groups import DATA_PROTECTION, EDITORS, INVOLVEMENT_TEAM, MODERATORS
from people.models import Erasure, Person
from tests.people.person_admin.pages import DETAILS, LIST
from tests.people.test_permissions import signed_in_with

VERBS = ("view", "change", "links", "export", "erase")
PERMISSIONS = {
    "nothing": ((), ()),
    "only change": (("change_person",), ()),
    "only export and erase": (("export_person", "erase_person"), ()),
    "only add and delete": (("add_person", "delete_person"), ()),
    "sign-ups": (("view_signup", "change_signup", "export_signup"), ()),
    "view": (("view_person",), ("view",)),
    "view and change": (("view_person", "change_person"), ("view", "change", "links")),
    "view and export": (("view_person", "export_person"), ("view", "export")),
    "view and erase": (("view_person", "erase_person"), ("view", "erase")),
    "view, add and delete": (("view_person", "add_person", "delete_person"), ("view",)),
    "everything": (("view_person", "change_person", "export_person", "erase_person"), VERBS),
}


def what_was_done(client: Client, person: Person) -> set[str]:
    """Try everything and return which verbs had their effect."""
    key = person.token_key
    done = set()
    if "Sam Example" in client.get(f"{LIST}inspect/{person.pk}/").content.decode():
        done.add("view")
    client.post(f"{LIST}edit/{person.pk}/", DETAILS)
    if Person.objects.get(pk=person.pk).name == "Kim New":
        done.add("change")
    client.post(f"{LIST}end_links/{person.pk}/")
    if Person.objects.get(pk=person.pk).token_key != key:
        done.add("links")
    if client.post(f"{LIST}export/{person.pk}/").get("Content-Type", "").startswith("application/json"):
        done.add("export")
    client.post(f"{LIST}erase/{person.pk}/")
    if Erasure.objects.filter(person=person).exists():
        done.add("erase")
    return done


@pytest.mark.parametrize("case", PERMISSIONS)
def test_each_verb_needs_its_own_permission(person: Person, case: str) -> None:
    codenames, allowed = PERMISSIONS[case]
    client = signed_in_with(*codenames)
    assert (client.get(LIST).status_code == 200) is ("view" in allowed)
    assert what_was_done(client, person) == set(allowed)
    if "view" in allowed:
        shown = client.get(f"{LIST}inspect/{person.pk}/").content.decode()
        for verb in ("export", "erase"):
            assert (f"{LIST}{verb}/{person.pk}/" in shown) is (verb in allowed)
        assert (f"{LIST}edit/{person.pk}/" in shown) is ("change" in allowed)
        assert (f"{LIST}end_links/{person.pk}/" in shown) is ("links" in allowed)


@pytest.mark.parametrize(
    ("group", "allowed"),
    [
        (EDITORS, set()),
        (MODERATORS, set()),
        (INVOLVEMENT_TEAM, {"view", "change", "links", "export"}),
        (DATA_PROTECTION, {"view", "export", "erase"}),
    ],
)
def test_the_groups_of_a_trust_may_do_just_this(person: Person, group: Any, allowed: set[str]) -> None:
    user = User.objects.create_user("staff", "staff@example.org", "example-password")
    chosen = [name.split(".") for name in group.admin]
    permissions = [Permission.objects.get(content_type__app_label=app, codename=code) for app, code in chosen]
    made = Group.objects.create(name="Made for this test")
    made.permissions.set(permissions)
    user.groups.add(made)
    client = Client()
    client.force_login(user)
    assert what_was_done(client, person) == allowed


def test_visitors_see_and_do_nothing(client: Client, person: Person) -> None:
    assert what_was_done(client, person) == set()
    for path in ("", f"inspect/{person.pk}/", f"edit/{person.pk}/", f"erase/{person.pk}/", f"history/{person.pk}/"):
        assert client.get(f"{LIST}{path}").status_code == 302, path
