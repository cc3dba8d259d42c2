"""A banner waits until a moderator lets it through; nobody reads a draft, and each language waits for itself."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import WorkflowContentType

from core.actions import forget_chrome
from core.desk import desk_lines
from core.models import AlertBanner, User
from core.selectors import chrome
from home.actions.editors import set_up_groups
from home.actions.report import Report
from home.actions.starter_workflows import moderate_snippets
from home.models import HomePage
from tests.factories.translated_pages import Captured, locale_of
from tests.factories.translated_words import translated_snippet

ROUTE = "wagtailsnippets_core_alertbanner"
HEADING = "Phones are down"


@pytest.fixture
def fields(home_page: HomePage) -> dict[str, str]:
    """What an editor types, on a site with its groups and workflow."""
    set_up_groups(Report())
    moderate_snippets()
    moderate_snippets()
    assert WorkflowContentType.objects.filter(content_type__model="alertbanner").count() == 1
    now = timezone.localtime()
    return {
        "kind": "warning",
        "heading": HEADING,
        "message": "Write to us.",
        "link_url": "",
        "link_text": "",
        "starts_at": f"{now - timedelta(hours=1):%Y-%m-%d %H:%M}",
        "ends_at": f"{now + timedelta(days=1):%Y-%m-%d %H:%M}",
    }


def member_of(group: str) -> tuple[User, Client]:
    """Return somebody of a group, and a browser in which they are signed in."""
    user = User.objects.create_user(group.lower(), f"{group.lower()}@example.org", "example-password")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return user, client


def approvals(user: User) -> int | None:
    """Return how much waits for somebody’s approval, as their desk says it."""
    return next(line.number for line in desk_lines(user) if line.label == "Waiting for your approval")


def test_a_banner_waits_until_a_moderator_lets_it_through(fields: dict[str, str]) -> None:
    _editor, writes = member_of("Editors")
    moderator, lets_through = member_of("Moderators")
    assert writes.post(reverse(f"{ROUTE}:add"), fields | {"action-submit": "action-submit"}).status_code == 302
    banner = AlertBanner.objects.get()
    assert (banner.live, banner.state) == (False, "Draft")
    assert HEADING not in Client().get("/").content.decode()
    writes.post(reverse(f"{ROUTE}:edit", args=[banner.pk]), fields | {"action-publish": "x"})
    assert not AlertBanner.objects.get().live
    assert approvals(moderator) == 1
    state = banner.current_workflow_task_state
    approve = reverse(f"{ROUTE}:workflow_action", args=[banner.pk, "approve", state.pk])
    lets_through.post(approve, {"comment": ""})
    assert AlertBanner.objects.get().live
    assert HEADING in Client().get("/").content.decode()
    assert approvals(User.objects.get(pk=moderator.pk)) == 0
    writes.post(reverse(f"{ROUTE}:edit", args=[banner.pk]), fields | {"heading": "Nothing is as it was"})
    page = Client().get("/").content.decode()
    assert HEADING in page
    assert "Nothing is as it was" not in page


def test_a_translation_that_waits_leaves_the_english_in_its_place(
    home_page: HomePage, django_capture_on_commit_callbacks: Captured
) -> None:
    banner = AlertBanner.objects.create(
        heading=HEADING, message="Write.", ends_at=timezone.now() + timedelta(days=1), locale=locale_of("en")
    )
    polish = translated_snippet(banner, "pl", django_capture_on_commit_callbacks)
    assert [each.language for each in chrome("pl").banners] == ["pl"]
    polish.unpublish()
    forget_chrome()
    assert [(each.heading, each.language) for each in chrome("pl").banners] == [(HEADING, "en")]


def test_whoever_could_put_a_banner_up_still_can(db: None) -> None:
    group = Group.objects.create(name="Communications")
    group.permissions.add(Permission.objects.get(codename="change_alertbanner"))
    migration = import_module("core.migrations.0018_banners_by_workflow")
    migration.keep_publishers(apps, None)
    assert group.permissions.filter(codename="publish_alertbanner").exists()
