"""A release set survives kill -9, also where it is taken back: what was stays, and the next press does all of it."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from core.models import User
from home.actions.releases import release_now
from home.actions.releases_taken_back import take_release_back
from home.models import HomePage, ReleaseSet
from involvement.models import OpportunityIndexPage
from tests.browser.site_process import ROOT
from tests.factories.releases import NEW_WORDS, make_drafts, make_release
from tests.people.post_office import PATIENCE, database_url

BEFORE_THE_KILL = 6  # pages of ten
PROGRAM = """
import pathlib, threading
from wagtail.signals import {signal}
from home.actions.{module} import {act}
from home.models import ReleaseSet

seen = []

def stop_in_the_middle(**event):
    seen.append(event)
    if len(seen) == {number}:
        pathlib.Path({mark!r}).write_text("half of it is done")
        threading.Event().wait()

{signal}.connect(stop_in_the_middle)
release = ReleaseSet.objects.get()
{act}(release, release.made_by)
"""
PUBLISH = {"signal": "page_published", "module": "releases", "act": "release_now"}
TAKE_BACK = {"signal": "page_unpublished", "module": "releases_taken_back", "act": "take_release_back"}

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


@contextmanager
def stopped_in_the_middle(tmp_path: Path, number: int, act: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """Run another process that stands still after so many pages."""
    mark = tmp_path / "half"
    code = PROGRAM.format(number=number, mark=str(mark), **act)
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


@pytest.fixture
def program(tmp_path: Path, drafts: list[Page], editor_client: Client) -> Iterator["subprocess.Popen[bytes]"]:
    """Another process that publishes the set and stands still in the middle of it."""
    with stopped_in_the_middle(tmp_path, BEFORE_THE_KILL, PUBLISH) as process:
        yield process


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


def test_a_crash_while_it_is_taken_back_leaves_all_of_it_live(
    drafts: list[Page], tmp_path: Path, editor: User, client: Client
) -> None:
    mine = Page.objects.filter(pk__in=[page.pk for page in drafts]).order_by("pk")
    release = release_now(ReleaseSet.objects.get(), editor)
    before = list(mine.values_list("pk", "live", "title", "live_revision"))
    with stopped_in_the_middle(tmp_path, BEFORE_THE_KILL // 2, TAKE_BACK) as process:
        process.kill()
        process.wait(timeout=PATIENCE)
    assert list(mine.values_list("pk", "live", "title", "live_revision")) == before
    assert ReleaseSet.objects.get().state == ReleaseSet.State.LIVE

    take_release_back(release, editor)
    assert not mine.live().filter(title__contains=NEW_WORDS).exists()
    assert client.get("/page-1/").status_code == 404
    assert NEW_WORDS not in client.get("/pl/page-4/").content.decode()
