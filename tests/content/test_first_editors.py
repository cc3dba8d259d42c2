"""Who may do what after the starter site is loaded, and the first account."""

import re
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page
from wagtail.permissions import page_permission_policy

from core.models import User
from home.models import HomePage

GROUPS = ("Editors", "Moderators", "Involvement team")


@pytest.fixture
def members(starter_site: HomePage) -> dict[str, User]:
    """One member of each group of the starter site."""
    users = {}
    for name in GROUPS:
        users[name] = User.objects.create_user(name.split()[0].lower() + "-1", password="example-password")
        users[name].groups.add(Group.objects.get(name=name))
    return users


@pytest.mark.parametrize(
    ("permission", "allowed"),
    [
        ("wagtailadmin.access_admin", GROUPS),
        ("people.view_signup", ("Involvement team",)),
        ("people.change_signup", ("Involvement team",)),
        ("people.export_signup", ("Involvement team",)),
        ("people.add_consentwording", ("Involvement team",)),
        ("people.change_consentwording", ("Involvement team",)),
        ("people.view_outboxmessage", ("Involvement team",)),
        ("people.delete_signup", ()),
        ("people.delete_person", ()),
        ("core.change_organisationsettings", ("Moderators",)),
        ("core.add_alertbanner", ("Editors", "Moderators")),
        ("core.publish_alertbanner", ("Moderators",)),
        ("core.check_translation", ("Moderators", "Involvement team")),
        ("core.add_theme", ("Moderators", "Involvement team")),
        ("core.delete_theme", ()),
        ("involvement.change_rung", ("Moderators", "Involvement team")),
        ("core.add_user", ()),
        ("auth.change_group", ()),
    ],
)
def test_who_may(members: dict[str, User], permission: str, allowed: tuple[str, ...]) -> None:
    assert tuple(name for name in GROUPS if members[name].has_perm(permission)) == allowed


@pytest.mark.parametrize(
    ("action", "allowed"),
    [
        ("add", ("Editors", "Moderators")),
        ("change", ("Editors", "Moderators")),
        ("publish", ("Moderators",)),
        ("lock", ("Moderators",)),
        ("bulk_delete", ()),
    ],
)
def test_who_may_work_on_pages(members: dict[str, User], action: str, allowed: tuple[str, ...]) -> None:
    page = Page.objects.get(slug="contact")
    may = page_permission_policy.user_has_permission_for_instance
    assert tuple(name for name in GROUPS if may(members[name], action, page)) == allowed


@pytest.mark.parametrize("name", GROUPS)
def test_every_group_can_sign_in(members: dict[str, User], name: str, client: Client) -> None:
    client.force_login(members[name])
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


def test_pictures_can_be_added_by_those_who_write(members: dict[str, User], client: Client) -> None:
    answers = {}
    for name in GROUPS:
        client.force_login(members[name])
        answers[name] = client.get(reverse("wagtailimages:add")).status_code
    assert answers == {"Editors": 200, "Moderators": 200, "Involvement team": 302}


def test_groups_are_set_up_once(members: dict[str, User]) -> None:
    export = Permission.objects.get(codename="export_signup")
    Group.objects.get(name="Involvement team").permissions.remove(export)
    GroupPagePermission.objects.filter(group__name="Editors").delete()
    call_command("load_starter_site")
    assert not User.objects.get(pk=members["Involvement team"].pk).has_perm("people.export_signup")
    assert not GroupPagePermission.objects.filter(group__name="Editors").exists()


def test_the_first_password_is_made_up_and_shown_once(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_starter_site")
    found = re.search(r"as “editor”, password: (\S+)", capsys.readouterr().out)
    assert found
    assert len(found[1]) >= 16
    editor = authenticate(username="editor", password=found[1])
    assert isinstance(editor, User)
    assert editor.is_superuser
    call_command("load_starter_site")
    again = capsys.readouterr().out
    assert "“editor” exists" in again
    assert found[1] not in again
    assert authenticate(username="editor", password=found[1])


def test_the_first_password_can_be_given(db: None, settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    settings.STARTER_PASSWORD = "a-long-example-of-a-password"
    call_command("load_starter_site")
    output = capsys.readouterr().out
    assert authenticate(username="editor", password="a-long-example-of-a-password")
    assert "a-long-example-of-a-password" not in output
    assert "weak" not in output


def test_a_weak_password_is_named_so(db: None, settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    settings.STARTER_PASSWORD = "12345"
    call_command("load_starter_site")
    assert "This password is weak" in capsys.readouterr().out


def test_an_account_that_exists_keeps_its_password(db: None, settings: Any) -> None:
    User.objects.create_user("editor", password="mine-and-nobody-elses")
    settings.STARTER_PASSWORD = "a-long-example-of-a-password"
    call_command("load_starter_site")
    assert authenticate(username="editor", password="mine-and-nobody-elses")
    assert not User.objects.get(username="editor").is_superuser
