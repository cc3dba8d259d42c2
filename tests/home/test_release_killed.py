"""A release set survives kill -9: who dies in the middle leaves nothing live; the next press publishes all of it."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from core.models import User
from home.models import HomePage, ReleaseSet
from involvement.models import OpportunityIndexPage
from tests.browser.site_process import ROOT
from tests.factories.releases import NEW_WORDS, make_drafts, make_release
from tests.people.post_office import PATIENCE, database_url

BEFORE_THE_KILL = 6  # pages of ten
PROGRAM = """
import pathlib, threading
from django.dispatch import receiver
from wagtail.signals import page_published
from home.actions.releases import release_now
from home.models import ReleaseSet

seen = []

def stop_in_the_middle(**event):
    seen.append(event)
    if len(seen) == {number}:
        pathlib.Path({mark!r}).write_text("half of it is published")
        threading.Event().wait()

page_published.connect(stop_in_the_middle)
release = ReleaseSet.objects.get()
release_now(release, release.made_by)
"""

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def drafts(
    home_page: HomePage, opportunity_index: OpportunityIndexPage, organisation: object, editor: User
) -> list[Page]:
    """Five drafts in two languages, and a set of them."""
    drafts = make_drafts(home_page, opportunity_index, editor)
    make_release(drafts, editor)
    DBTaskResult.objects.all().delete()
    return drafts


@pytest.fixture
def program(tmp_path: Path, drafts: list[Page], editor_client: Client) -> Iterator["subprocess.Popen[bytes]"]:
    """Another process that publishes the set and stands still in the middle of it."""
    mark = tmp_path / "half"
    code = PROGRAM.format(number=BEFORE_THE_KILL, mark=str(mark))
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DATABASE_URL": database_url(),
        "VAR_DIR": str(tmp_path),
        "SITE_URL": settings.SITE_URL,
    }
    command = [sys.executable, "site/manage.py", "shell", "-v", "0", "-c", code]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)  # noqa: S603  our own command line
    try:
        for _attempt in range(PATIENCE * 20):
            if mark.exists() or process.poll() is not None:
                break
            threading.Event().wait(0.05)
        assert mark.exists()
        yield process
    finally:
        process.kill()
        process.wait(timeout=PATIENCE)


def test_a_crash_in_the_middle_leaves_nothing_live_and_another_press_publishes_all(
    drafts: list[Page], program: "subprocess.Popen[bytes]", editor_client: Client, client: Client
) -> None:
    mine = Page.objects.filter(pk__in=[page.pk for page in drafts])
    before = list(mine.order_by("pk").values_list("pk", "live", "title", "live_revision"))
    assert NEW_WORDS not in client.get("/page-3/").content.decode()
    program.kill()
    program.wait(timeout=PATIENCE)
    assert list(mine.order_by("pk").values_list("pk", "live", "title", "live_revision")) == before
    assert not DBTaskResult.objects.exists(), "Search would be told of what never happened"
    assert client.get("/page-1/").status_code == 404
    release = ReleaseSet.objects.get()
    assert release.state == ReleaseSet.State.OPEN

    editor_client.post(reverse("releases:of", args=[release.pk]), {"do": "release"})
    assert mine.live().filter(title__contains=NEW_WORDS).count() == len(drafts) == 10
    for path in (
        "/page-1/",
        "/page-3/",
        "/pl/page-1/",
        "/pl/page-4/",
        "/opportunities/",
        "/pl/opportunities/new-chairs/",
    ):
        assert NEW_WORDS in client.get(path).content.decode(), path
    assert DBTaskResult.objects.exists()
