"""Release sets: pages and their translations go live together or not at all, now or at a time, by who may."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Revision

from core.models import User
from home.actions.releases import arrange, begin_release, plan, put_in, release_now, release_what_is_due
from home.models import HomePage, ReleaseSet, StandardPage
from home.releases.checking import NotReadyError
from involvement.models import OpportunityIndexPage, OpportunityPage
from tests.factories.releases import NEW_WORDS, make_drafts, make_release
from tests.factories.staff import make_staff, signed_in

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
State = ReleaseSet.State


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """Begin at noon on 4 May 2026."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def drafts(
    home_page: HomePage, opportunity_index: OpportunityIndexPage, organisation: object, editor: User
) -> list[Page]:
    """Five drafts in two languages."""
    return make_drafts(home_page, opportunity_index, editor)


def public(drafts: list[Page]) -> int:
    """Return how many of the new titles are public."""
    return Page.objects.live().filter(pk__in=[page.pk for page in drafts], title__contains=NEW_WORDS).count()


def spoil(page: Page) -> None:
    """Take a fact out of the newest draft that a live page must have."""
    revision = Revision.objects.get(pk=page.latest_revision_id)
    revision.content["adjustments"] = ""
    revision.save()


def test_ten_pages_go_live_at_once_and_public_pages_follow(
    drafts: list[Page], editor: User, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    client.get("/page-3/")
    assert NEW_WORDS not in client.get("/opportunities/").content.decode()
    assert client.get("/page-1/").status_code == 404
    release = make_release(drafts, editor)
    assert public(drafts) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert release_now(release, editor).state == State.LIVE
    assert public(drafts) == 10
    for path in ("/page-1/", "/page-3/", "/pl/page-1/", "/pl/page-3/", "/opportunities/"):
        assert NEW_WORDS in client.get(path).content.decode(), path
    times = [page.last_published_at for page in Page.objects.filter(pk__in=[page.pk for page in drafts])]
    release_now(release, editor)
    assert [p.last_published_at for p in Page.objects.filter(pk__in=[page.pk for page in drafts])] == times


def test_one_gap_keeps_all_of_it_back_and_is_named(drafts: list[Page], editor: User) -> None:
    release = make_release(drafts, editor)
    spoil(drafts[0])
    with pytest.raises(NotReadyError) as refusal:
        release_now(release, editor)
    (gap,) = refusal.value.gaps
    assert gap.page_pk == drafts[0].pk
    assert "Fill this in before you publish." in str(gap)
    assert public(drafts) == 0
    assert ReleaseSet.objects.get().state == State.OPEN


def test_what_was_taken_in_goes_live_and_not_what_was_written_later(drafts: list[Page], editor: User) -> None:
    page = StandardPage.objects.get(pk=drafts[1].pk)
    release = make_release([drafts[1]], editor)
    page.title = "Later"
    page.save_revision()
    words = signed_in(editor).get(f"/admin/releases/{release.pk}/").content.decode()
    assert "Changed since" in words
    release_now(release, editor)
    page.refresh_from_db()
    assert NEW_WORDS in page.title
    assert page.has_unpublished_changes


def test_the_timer_releases_at_the_time_and_stops_what_has_a_gap(drafts: list[Page], editor: User, clock: Any) -> None:
    first, second = make_release(drafts[1:], editor), make_release(drafts[:1], editor, "Second")
    for release in (first, second):
        arrange(release, release.name, NOON + HOUR)
        plan(release, editor)
    spoil(drafts[0])
    assert release_what_is_due() == 0
    clock.move_to(NOON + HOUR)
    call_command("tick", verbosity=0)
    assert public(drafts) == 9
    stopped = ReleaseSet.objects.get(pk=second.pk)
    assert stopped.state == State.REFUSED
    assert "Fill this in" in stopped.refusal
    assert ReleaseSet.objects.get(pk=first.pk).released_by == editor


def test_a_page_that_was_deleted_or_has_a_day_of_its_own_stops_the_set(drafts: list[Page], editor: User) -> None:
    page = StandardPage.objects.get(pk=drafts[2].pk).get_latest_revision_as_object()
    page.go_live_at = NOON + HOUR
    page.save_revision()
    release = make_release([drafts[1], Page.objects.get(pk=page.pk)], editor)
    StandardPage.objects.get(pk=drafts[1].pk).delete()
    with pytest.raises(NotReadyError) as refusal:
        release_now(release, editor)
    words = str(refusal.value)
    assert "was deleted" in words
    assert "a day of its own" in words


def test_changing_a_planned_set_takes_the_plan_back(drafts: list[Page], editor: User, clock: Any) -> None:
    release = make_release(drafts[:1], editor)
    arrange(release, release.name, NOON + HOUR)
    plan(release, editor)
    put_in(release, drafts[1:2], editor)
    clock.move_to(NOON + HOUR)
    assert release_what_is_due() == 0
    assert public(drafts) == 0


def test_only_who_may_publish_every_page_can_release(
    drafts: list[Page], editor: User, opportunity_index: OpportunityIndexPage
) -> None:
    part = make_staff(pages=("publish", "change"), below=opportunity_index, name="part")
    author = make_staff(pages=("change",), name="author")
    assert put_in(begin_release("Mine", part), drafts, part) == [drafts[0]]
    release = make_release(drafts, editor)
    with pytest.raises(NotReadyError, match="may not publish"):
        release_now(release, part)
    assert signed_in(author).get("/admin/releases/").status_code in (302, 403)
    assert signed_in(part).post(f"/admin/releases/{release.pk}/", {"do": "release"}).status_code == 409
    assert public(drafts) == 0
    editor.is_active = False
    with pytest.raises(NotReadyError, match="may not publish"):
        release_now(release, editor)


def test_a_set_is_made_filled_checked_and_released_on_its_screens(drafts: list[Page], editor_client: Client) -> None:
    assert editor_client.post("/admin/releases/", {"name": ""}).status_code == 422
    screen = editor_client.post("/admin/releases/", {"name": "Spring"})["Location"]
    chosen = {"do": "put_in", "page": drafts[1].pk, "with_translations": "on"}
    assert "2 pages were taken in" in editor_client.post(screen, chosen, follow=True).content.decode()
    assert "Nothing is missing" in editor_client.get(f"{screen}?check=1").content.decode()
    over = {"do": "arrange", "name": "Spring", "goes_live_at": "2026-05-04 09:00"}
    assert editor_client.post(screen, over).status_code == 422
    editor_client.post(screen, {**over, "goes_live_at": "2026-05-05 09:00"})
    assert "Planned" in editor_client.post(screen, {"do": "plan"}, follow=True).content.decode()
    item = ReleaseSet.objects.get().items.last()
    editor_client.post(screen, {"do": "take_out", "item": item.pk if item else ""})
    assert ReleaseSet.objects.get().items.count() == 1
    assert "All of it is live." in editor_client.post(screen, {"do": "release"}, follow=True).content.decode()
    assert public(drafts) == 1


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"do": "nothing"}, 302),  # Wagtail leads whoever may not do something home
        ({}, 302),
        ({"do": "put_in", "page": "x" * 5000}, 422),
        ({"do": "put_in", "page": "\x00"}, 422),
        ({"do": "take_out", "item": "٣"}, 302),
        ({"do": "newest", "item": "9" * 40}, 302),
        ({"do": "arrange", "name": "\x00", "goes_live_at": "tomorrow"}, 422),
        ({"do": "release"}, 409),
        ({"do": "plan"}, 302),
    ],
)
def test_odd_input_changes_nothing(
    home_page: HomePage, editor: User, editor_client: Client, sent: dict[str, str], status: int
) -> None:
    release = begin_release("Empty", editor)
    assert editor_client.post(f"/admin/releases/{release.pk}/", sent).status_code in (status, 400)
    assert ReleaseSet.objects.get().state == State.OPEN
    assert editor_client.get("/admin/releases/999999/").status_code == 404


def test_the_screen_asks_the_same_for_one_page_and_for_ten(
    drafts: list[Page], editor: User, editor_client: Client
) -> None:
    numbers = []
    for pages in (drafts[:1], drafts):
        release = make_release(pages, editor)
        editor_client.get(f"/admin/releases/{release.pk}/")
        with CaptureQueriesContext(connection) as asked:
            editor_client.get(f"/admin/releases/{release.pk}/")
        numbers.append(len(asked))
    assert numbers[0] == numbers[1] <= 14
    assert OpportunityPage.objects.count() == 2
