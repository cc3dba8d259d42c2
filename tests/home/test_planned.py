"""What is planned happens by `tick` alone; where the timers rest, desk, screen and readiness say so."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from wagtail.models import Revision

from core.desk import desk_lines
from core.models import User
from home.models import HomePage, StandardPage
from involvement.models import OpportunityIndexPage, SmallWin
from tests.factories.involvement import make_opportunity
from tests.factories.staff import make_staff, signed_in

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SCREEN = "/admin/planned/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """Begin at noon on 4 May 2026."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def page(home_page: HomePage) -> StandardPage:
    """A draft that goes live in an hour and ends an hour later."""
    page = StandardPage(title="Spring news", slug="spring-news", live=False)
    home_page.add_child(instance=page)
    page.go_live_at, page.expire_at = NOON + HOUR, NOON + 2 * HOUR
    page.save_revision().publish()
    return page


def late(user: User) -> int | None:
    """Return the number on the desk."""
    (line,) = (line for line in desk_lines(user) if line.url == SCREEN)
    return line.number


def test_a_page_and_a_snippet_go_live_and_end_by_tick(page: StandardPage, client: Client, clock: Any) -> None:
    win = SmallWin.objects.create(sentence="The bench is back.", live=False)
    win.go_live_at = NOON + HOUR
    win.save_revision().publish()
    call_command("tick", verbosity=0)
    assert client.get("/spring-news/").status_code == 404
    clock.move_to(NOON + HOUR + timedelta(seconds=1))
    call_command("tick", verbosity=0)
    assert client.get("/spring-news/").status_code == 200
    win.refresh_from_db()
    assert win.live
    clock.move_to(NOON + 2 * HOUR + timedelta(seconds=1))
    call_command("tick", verbosity=0)
    assert client.get("/spring-news/").status_code == 404


def test_one_page_that_cannot_be_public_does_not_stop_the_others_and_is_not_forgotten(
    page: StandardPage, editor: User, clock: Any
) -> None:
    index = OpportunityIndexPage(title="Opportunities", slug="opportunities")
    page.get_parent().add_child(instance=index)
    bad = make_opportunity(index, live=False)
    bad.go_live_at = NOON + HOUR - timedelta(minutes=1)
    revision = bad.save_revision()
    revision.publish()
    Revision.objects.filter(pk=revision.pk).update(content=revision.content | {"adjustments": ""})
    clock.move_to(NOON + HOUR + timedelta(minutes=16))
    with pytest.raises(SystemExit):  # so that whoever runs it hears of it
        call_command("tick", verbosity=0)
    page.refresh_from_db()
    bad.refresh_from_db()
    assert (page.live, bad.live) == (True, False)
    assert late(editor) == 1
    assert "publish what is scheduled" in signed_in(editor).get("/readyz").json()["checks"]["timers"]["detail"]
    Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    call_command("tick", verbosity=0)
    bad.refresh_from_db()
    assert bad.live
    assert late(editor) == 0


def test_where_the_timers_rest_everybody_who_can_help_sees_it(page: StandardPage, editor: User, clock: Any) -> None:
    call_command("tick", verbosity=0)
    assert late(editor) == 0
    client = signed_in(editor)
    words = client.get(SCREEN).content.decode()
    assert "Spring news" in words
    assert "The timers do not run" not in words
    clock.move_to(NOON + HOUR + timedelta(minutes=16))
    assert late(editor) == 2  # the page, and the timers
    words = client.get(SCREEN).content.decode()
    assert "The timers do not run" in words
    assert "Late" in words
    assert "Planned, and late" in client.get("/admin/").content.decode()
    assert client.get("/readyz").status_code == 503
    call_command("tick", verbosity=0)
    assert late(editor) == 0
    assert signed_in(make_staff(name="reader")).get(SCREEN).status_code in (302, 403)
