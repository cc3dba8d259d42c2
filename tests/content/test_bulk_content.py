"""Bulk content for measuring: right rows, a sound tree, searchable, and never on a real site."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page

from home.models import HomePage
from involvement.models import OpportunityIndexPage, OpportunityPage, StoryChange, StoryPage
from involvement.publishing import missing_before_publishing
from involvement.story_publishing import missing_from_story
from people.models import OutboxMessage, Person, SignUp
from tests.factories.involvement import make_opportunity, make_rung, make_stage
from tests.factories.stories import make_source, make_story_index


@pytest.fixture
def ladder(opportunity_index: OpportunityIndexPage) -> OpportunityIndexPage:
    """A list with one opportunity, a rung and a stage."""
    make_rung()
    make_stage()
    make_opportunity(opportunity_index, title="One made by hand")
    return opportunity_index


def load(**numbers: int) -> str:
    """Run the command and return what it said."""
    output = StringIO()
    call_command("load_bulk_content", stdout=output, **numbers)
    return output.getvalue()


def test_it_adds_opportunities_that_an_editor_could_have_made(ladder: OpportunityIndexPage) -> None:
    assert "Added 620 opportunities" in load(opportunities=620)
    pages = OpportunityPage.objects.child_of(ladder).filter(slug__startswith="bulk-")
    assert pages.count() == 620
    for page in pages[:30]:
        page.full_clean()
        assert missing_before_publishing(page) == {}
        assert page.is_example
        assert page.title.startswith("Example")
        assert page.sessions.count() == 1


def test_the_tree_stays_sound(ladder: OpportunityIndexPage) -> None:
    load(opportunities=45)
    assert Page.find_problems() == ([], [], [], [], [])
    ladder.refresh_from_db()
    make_opportunity(ladder, title="Added by hand afterwards")
    assert Page.objects.get(slug="added-by-hand-afterwards").get_parent().pk == ladder.pk
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_second_run_goes_on_counting(ladder: OpportunityIndexPage) -> None:
    load(opportunities=3, sign_ups=3)
    load(opportunities=2, sign_ups=2)
    slugs = list(
        OpportunityPage.objects.filter(slug__startswith="bulk-").order_by("path").values_list("slug", flat=True)
    )
    assert slugs == [f"bulk-{number:06d}" for number in range(1, 6)]
    assert Person.objects.count() == SignUp.objects.count() == 5


def test_visitors_can_list_open_and_search_them(ladder: OpportunityIndexPage, client: Client) -> None:
    load(opportunities=6)
    page = OpportunityPage.objects.get(slug="bulk-000001")
    assert client.get(page.url).status_code == 200
    listed = client.get("/opportunities/", {"q": "letters", "status": "all"}).content.decode()
    assert "bulk-000006" in listed


def test_sign_ups_owe_nobody_a_mail(ladder: OpportunityIndexPage) -> None:
    load(sign_ups=12)
    assert all(person.email.endswith("@example.org") for person in Person.objects.all())
    assert not OutboxMessage.objects.exists()


def test_it_is_refused_on_a_real_site(ladder: OpportunityIndexPage, settings: Any) -> None:
    settings.BULK_CONTENT_ALLOWED = False
    with pytest.raises(CommandError, match="refused"):
        load(opportunities=1)
    assert OpportunityPage.objects.count() == 1


@pytest.mark.parametrize(("numbers", "message"), [({"stories": -1}, "below 0"), ({"opportunities": -1}, "below 0")])
def test_odd_numbers_are_refused_before_anything_is_made(
    ladder: OpportunityIndexPage, numbers: dict[str, int], message: str
) -> None:
    with pytest.raises(CommandError, match=message):
        load(**({"sign_ups": 2} | numbers))
    assert not SignUp.objects.exists()


def test_it_adds_stories_that_an_editor_could_have_made(home_page: HomePage, client: Client) -> None:
    index, _source = make_story_index(home_page), make_source()
    make_rung(), make_stage()
    home_page.add_child(instance=OpportunityIndexPage(title="Opportunities", slug="opportunities"))
    assert "620 stories" in load(stories=620)
    load(stories=2)
    pages = StoryPage.objects.child_of(index)
    assert pages.count() == StoryChange.objects.count() == 622
    for page in pages[:30]:
        page.full_clean()
        assert missing_from_story(page) == {}
        assert page.is_example
    assert Page.find_problems() == ([], [], [], [], [])
    assert client.get("/we-said-we-did/?q=letters&status=done").content.count(b"story-card") > 0


def test_it_says_what_to_run_first(home_page: HomePage) -> None:
    with pytest.raises(CommandError, match="load_starter_site"):
        load(opportunities=1)
    with pytest.raises(CommandError, match="load_starter_site"):
        load(sign_ups=1)
