"""The starter site's stories: examples that say so, also on a site loaded before there was a list."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, Workflow

from home.actions.starter_successors import as_kind
from home.models import HomePage, StandardPage
from home.starter.stories import MADE_UP, SMALL_WINS, STORIES
from involvement.models import SmallWin, Source, StoryChange, StoryEvidence, StoryIndexPage, StoryPage
from involvement.story_publishing import missing_from_story
from involvement.story_statuses import StoryStatus

LIST = "/we-said-we-did/"


@pytest.fixture
def older_site(starter_site: HomePage) -> Page:
    """The site as it was when an ordinary page kept the place of the list, with the page “tell us” below it."""
    page = Page.objects.get(slug="we-said-we-did")
    for story in StoryPage.objects.all():
        story.delete()
    page.refresh_from_db()
    earlier = as_kind(page, StandardPage)
    earlier.live = True
    earlier.save()
    return earlier


def test_every_example_is_marked_and_complete(starter_site: HomePage, client: Client) -> None:
    pages = list(StoryPage.objects.live())
    assert len(pages) == len(STORIES) == 7
    for page in pages:
        page.full_clean()
        assert missing_from_story(page) == {}
        assert page.is_example
        assert b"site-example" in client.get(page.url).content
    assert client.get(LIST).content.count(b">Example</strong>") == len(STORIES) + len(SMALL_WINS)
    assert {evidence.measured_by for evidence in StoryEvidence.objects.all()} == {MADE_UP}
    assert all(win.is_example and win.live for win in SmallWin.objects.all())
    assert b"Small wins" in client.get("/").content


def test_they_show_what_could_not_be_done_what_is_late_and_a_correction(starter_site: HomePage) -> None:
    pages = list(StoryPage.objects.all())
    assert {page.status for page in pages} == set(StoryStatus.values) - {StoryStatus.PAUSED}
    assert {page.could_not_reason for page in pages if page.status == StoryStatus.COULD_NOT} == {"not-ours", "later"}
    assert [page.slug for page in pages if page.is_overdue] == ["a-call-back-on-the-day"]
    assert StoryChange.objects.filter(corrects__isnull=False).count() == 1
    assert {page.source.slug for page in pages} == set(
        Source.objects.exclude(slug="tell-us").values_list("slug", flat=True)
    )
    for page in pages:
        assert page.changes.last().status == page.status


def test_the_page_that_kept_the_place_becomes_the_list(older_site: Page, client: Client) -> None:
    below = Page.objects.get(slug="tell-us").pk
    call_command("load_starter_site", verbosity=0)
    page = Page.objects.get(slug="we-said-we-did")
    assert isinstance(page.specific, StoryIndexPage)
    assert (page.pk, page.path, page.live) == (older_site.pk, older_site.path, True)
    assert StoryPage.objects.live().child_of(page).count() == len(STORIES)
    assert Page.objects.get(slug="tell-us").pk == below
    assert client.get(LIST).content.count(b"<h1") == 1
    assert client.get("/we-said-we-did/tell-us/").status_code == 200
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_page_that_an_editor_has_changed_stays_and_the_report_says_so(
    older_site: Page, capsys: pytest.CaptureFixture[str]
) -> None:
    page = StandardPage.objects.get(pk=older_site.pk)
    page.title = "Our own words"
    page.save_revision().publish()
    call_command("load_starter_site")
    assert StandardPage.objects.get(pk=older_site.pk).title == "Our own words"
    assert not StoryPage.objects.exists()
    assert "not a list of stories: no examples made" in capsys.readouterr().out


def test_loading_again_brings_back_what_is_missing_and_changes_nothing_else(starter_site: HomePage) -> None:
    StoryPage.objects.get(slug="a-later-bus").delete()
    SmallWin.objects.first().delete()
    kept = StoryPage.objects.get(slug="a-bench-by-the-door")
    kept.owner_role = "Ours"
    kept.save()
    history = StoryChange.objects.count()
    call_command("load_starter_site", verbosity=0)
    assert StoryPage.objects.get(pk=kept.pk).owner_role == "Ours"
    assert StoryPage.objects.count() == len(STORIES)
    assert SmallWin.objects.count() == len(SMALL_WINS) - 1
    assert StoryChange.objects.count() == history + 3


def test_small_wins_are_moderated_from_the_first_day(starter_site: HomePage) -> None:
    kind = ContentType.objects.get_for_model(SmallWin)
    assert Workflow.objects.get(workflow_content_types__content_type=kind).active
    assert SmallWin(sentence="A small one.").get_workflow() is not None
