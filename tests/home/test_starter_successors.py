"""A starter site from before there were groups: pages that kept their places become groups, edited ones stay."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from home.actions.report import Report
from home.actions.starter_facts import load_facts
from home.models import HomePage, StandardPage
from home.starter.road_map_steps import STEPS
from home.starter.words import RUNGS
from involvement.models import RoadMapPage, RoadMapStepPage, Rung
from involvement.models.membership_gate import MembershipGateMixin
from network.models import GroupIndexPage, GroupPage, KeyPointsPage, MeetingPage, NewsletterPage
from youngpeople.models import YoungPeoplesForumPage, YoungPeoplesPage

SUCCESSORS: dict[str, type[Page]] = {
    "forums": GroupIndexPage,
    "young-people": YoungPeoplesForumPage,
    "road-map": RoadMapPage,
    "mental-health-network": GroupPage,
    "participation-and-partnership-forum": GroupPage,
    "patient-safety-partners": GroupPage,
}


@pytest.fixture
def older_site(starter_site: HomePage) -> dict[str, Page]:
    """The site as it was: ordinary pages without a revision at the addresses of the groups, and nothing below them."""
    return {slug: _only_keeps_the_place(slug) for slug in SUCCESSORS}


def _only_keeps_the_place(slug: str) -> Page:
    found = Page.objects.get(slug=slug, depth=3)
    front, key = found.get_parent(), found.translation_key
    found.delete()
    front.refresh_from_db()
    now = timezone.now()
    page = StandardPage(
        title="What is coming", slug=slug, translation_key=key, first_published_at=now, last_published_at=now
    )
    front.add_child(instance=page)
    return page


def load_again() -> None:
    """Load the starter site of today."""
    call_command("load_starter_site")


def test_each_page_that_kept_a_place_becomes_what_belongs_there(older_site: dict[str, Page], client: Client) -> None:
    load_again()
    for slug, kind in SUCCESSORS.items():
        page = Page.objects.get(slug=slug, depth=3)
        specific = page.specific
        assert type(specific) is kind, slug
        assert (page.pk, page.path, page.live) == (older_site[slug].pk, older_site[slug].path, True)
        assert page.translation_key == older_site[slug].translation_key
        assert not isinstance(specific, MembershipGateMixin) or specific.publishing_gaps() == {}
        specific.full_clean()
        shown = client.get(f"/{slug}/")
        assert (shown.status_code, shown.content.count(b"<h1")) == (200, 1), slug
    assert not StandardPage.objects.filter(slug__in=SUCCESSORS).exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_what_belongs_below_the_groups_is_there_afterwards(older_site: dict[str, Page], client: Client) -> None:
    assert not MeetingPage.objects.exists()
    load_again()
    below = {KeyPointsPage: 1, NewsletterPage: 1, MeetingPage: 1, RoadMapStepPage: len(STEPS)}
    assert {kind: kind.objects.live().count() for kind in below} == below
    assert YoungPeoplesPage.objects.live().exists()
    for slug in SUCCESSORS:
        if issubclass(SUCCESSORS[slug], MembershipGateMixin):
            assert client.get(f"/{slug}/join/").status_code == 200


def test_links_to_a_page_that_was_carried_over_still_lead_there(older_site: dict[str, Page], client: Client) -> None:
    old = older_site["young-people"]
    other = StandardPage(
        title="Other", slug="other", body=[("text", f'<p><a linktype="page" id="{old.pk}">Here</a></p>')]
    )
    old.get_parent().add_child(instance=other)
    load_again()
    assert 'href="/young-people/"' in client.get("/other/").content.decode()


@pytest.mark.parametrize("slug", SUCCESSORS)
def test_a_page_that_an_editor_has_changed_stays_as_it_is(
    older_site: dict[str, Page], slug: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page = StandardPage.objects.get(pk=older_site[slug].pk)
    page.title = "Our own words"
    page.save_revision().publish()
    load_again()
    kept = Page.objects.get(pk=page.pk)
    assert kept.specific_class is StandardPage
    assert (kept.title, kept.live, kept.get_children().count()) == ("Our own words", True, 0)
    assert "is not what belongs there" in capsys.readouterr().out or slug != "young-people"
    others = {other: Page.objects.get(slug=other, depth=3).specific_class for other in SUCCESSORS if other != slug}
    assert others == {other: kind for other, kind in SUCCESSORS.items() if other != slug}


def test_an_editors_unpublished_page_is_not_brought_back(older_site: dict[str, Page]) -> None:
    older_site["forums"].unpublish()
    load_again()
    page = Page.objects.get(pk=older_site["forums"].pk)
    assert (page.specific_class, page.live) == (StandardPage, False)


def test_loading_a_third_time_changes_nothing(older_site: dict[str, Page]) -> None:
    load_again()
    before = sorted(Page.objects.values_list("pk", "url_path", "content_type", "draft_title"))
    load_again()
    assert sorted(Page.objects.values_list("pk", "url_path", "content_type", "draft_title")) == before


def test_the_rungs_of_an_older_ladder_get_what_they_lack_and_keep_what_they_say(db: None) -> None:
    load_facts(Report())
    today = list(Rung.objects.order_by("pk").values())
    Rung.objects.update(fits_when="", example="", takes="")
    Rung.objects.filter(slug="being-asked").update(name="We ask", expectation="to be heard.")
    load_facts(Report())
    rung = Rung.objects.get(slug="being-asked")
    assert (rung.name, rung.expectation) == ("We ask", "to be heard.")
    Rung.objects.filter(pk=rung.pk).update(name="Being asked", expectation=RUNGS[1]["expectation"])
    assert list(Rung.objects.order_by("pk").values()) == today


def test_a_ladder_of_which_somebody_wrote_a_part_stays_as_it_is(db: None) -> None:
    load_facts(Report())
    Rung.objects.update(fits_when="", example="", takes="")
    Rung.objects.filter(slug="joining-in").update(takes="Our own words.")
    before = list(Rung.objects.order_by("pk").values())
    load_facts(Report())
    assert list(Rung.objects.order_by("pk").values()) == before
