"""The starter site's case studies: examples that say so, also on a site loaded before there was a list."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, ReferenceIndex

from home.actions.starter_successors import as_kind
from home.models import HomePage, StandardPage
from home.starter.case_studies import CASE_STUDIES, INVENTED
from involvement.models import CaseStudyIndexPage, CaseStudyPage, ContributorWords

LIST = "/case-studies/"


@pytest.fixture
def older_site(starter_site: HomePage) -> Page:
    """The site as it was when an ordinary page kept the place of the list."""
    page = Page.objects.get(slug="case-studies")
    for child in page.get_children():
        child.delete()
    page.refresh_from_db()
    earlier = as_kind(page, StandardPage)
    earlier.live = True
    earlier.save()
    assert isinstance(Page.objects.get(slug="case-studies").specific, StandardPage)
    return earlier


def test_every_example_is_marked_complete_and_invents_nobody(starter_site: HomePage, client: Client) -> None:
    pages = list(CaseStudyPage.objects.live())
    assert len(pages) == len(CASE_STUDIES) == 3
    for page in pages:
        page.full_clean()
        shown = client.get(page.url).content.decode()
        assert page.is_example
        assert "site-example" in shown
        assert "This case study is invented" in shown
        assert {measure.source for measure in page.measures.all()} <= {INVENTED}
    (words,) = [row.contribution for row in ContributorWords.objects.all()]
    assert words.is_example
    assert [text.who for text in words.texts.all()] == ["Nobody has said this"]
    assert client.get(LIST).content.count(b">Example</strong>") == 3


def test_a_promise_kept_broken_and_outdone_is_among_them(starter_site: HomePage) -> None:
    steps = {page.rung_delivered.sort_order - page.rung_promised.sort_order for page in CaseStudyPage.objects.all()}
    assert {(step > 0) - (step < 0) for step in steps} == {-1, 0, 1}


def test_the_page_that_kept_the_place_becomes_the_list_and_keeps_its_links(older_site: Page, client: Client) -> None:
    links = ReferenceIndex.objects.filter(to_object_id=str(older_site.pk)).count()
    call_command("load_starter_site", verbosity=0)
    page = Page.objects.get(slug="case-studies")
    assert isinstance(page.specific, CaseStudyIndexPage)
    assert (page.pk, page.path, page.live) == (older_site.pk, older_site.path, True)
    assert not StandardPage.objects.filter(pk=page.pk).exists()
    assert page.content_type == ContentType.objects.get_for_model(CaseStudyIndexPage)
    assert page.get_children().live().count() == 3
    assert client.get(LIST).content.count(b"<h1") == 1
    assert links == ReferenceIndex.objects.filter(to_object_id=str(page.pk)).count()
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_page_that_an_editor_has_changed_stays_and_the_report_says_so(
    older_site: Page, capsys: pytest.CaptureFixture[str]
) -> None:
    page = StandardPage.objects.get(pk=older_site.pk)
    page.title = "Our case studies"
    page.save_revision().publish()
    call_command("load_starter_site")
    assert StandardPage.objects.get(pk=older_site.pk).title == "Our case studies"
    assert not CaseStudyPage.objects.exists()
    assert "not a list of case studies: no examples made" in capsys.readouterr().out


def test_loading_again_changes_nothing_and_brings_back_what_is_missing(starter_site: HomePage) -> None:
    kept = CaseStudyPage.objects.get(slug="a-calmer-waiting-room")
    kept.problem = "Ours."
    kept.save()
    CaseStudyPage.objects.get(slug="letters-people-can-read").delete()
    call_command("load_starter_site", verbosity=0)
    assert CaseStudyPage.objects.live().count() == 3
    kept.refresh_from_db()
    assert kept.problem == "Ours."
