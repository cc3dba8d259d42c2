"""How often groups ask the database: pinned, and the same for few and for many."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from involvement.models import CaseStudyRelated, OpportunityIndexPage, OpportunityRelated
from network.models import GroupIndexPage, GroupPage
from tests.factories.case_studies import make_case_study, make_case_study_index
from tests.factories.involvement import make_opportunity
from tests.factories.mailings import make_people, sign_up_all
from tests.factories.network import make_group, make_newsletter
from tests.factories.stories import make_story, make_story_index

PAGE_BUDGET = 10


def queries(client: Client, address: str) -> list[str]:
    """Return what a visit asks, with the trust's facts and the menu already in the cache."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in asked.captured_queries]


def fill(group: GroupPage, home_page: Page, opportunities: Page, number: int) -> None:
    """Let this many pages of each kind name the group."""
    stories = make_story_index(home_page) if not Page.objects.filter(slug="we-said-we-did").exists() else None
    stories = stories or Page.objects.get(slug="we-said-we-did")
    case_studies = Page.objects.filter(slug="case-studies").first() or make_case_study_index(home_page)
    for each in range(number):
        name = f"{group.slug}-{each}"
        make_story(stories, title=f"Story {name}", slug=f"story-{name}", came_from=group)
        study = make_case_study(case_studies, title=f"Study {name}", slug=f"study-{name}")
        CaseStudyRelated.objects.create(page=study, related=group)
        chance = make_opportunity(opportunities, title=f"Chance {name}", slug=f"chance-{name}")
        OpportunityRelated.objects.create(page=chance, related=group)
        make_newsletter(group, title=f"Letter {each}", slug=f"letter-{each}")


def test_the_page_asks_the_same_for_few_and_for_many(
    home_page: Page, opportunity_index: OpportunityIndexPage, organisation: object, client: Client
) -> None:
    small = make_group(home_page, title="Small", slug="small", topics=["Trees"], questions=["Why?"])
    topics = [f"Topic {number}" for number in range(20)]
    large = make_group(home_page, title="Large", slug="large", topics=topics, capacity=6000)
    fill(small, home_page, opportunity_index, 1)
    fill(large, home_page, opportunity_index, 8)
    sign_up_all(make_people(200), large)
    few, many = queries(client, small.url), queries(client, large.url)
    shown = client.get(large.url).content.decode()
    assert shown.count(">Story large-") == shown.count(">Study large-") == shown.count(">Chance large-") == 6
    assert len(many) <= PAGE_BUDGET, "\n".join(query[:200] for query in many)
    assert len(few) + 1 == len(many)  # where places are counted, one more
    assert len(set(many)) == len(many)


def test_the_list_of_groups_asks_the_same_for_two_and_for_forty(
    home_page: Page, organisation: object, client: Client
) -> None:
    index = GroupIndexPage(title="Groups", slug="forums")
    home_page.add_child(instance=index)
    for number in range(2):
        make_group(home_page, title=f"Group {number}", slug=f"group-{number}")
    few = queries(client, index.url)
    for number in range(2, 40):
        make_group(index if number % 2 else home_page, title=f"Group {number}", slug=f"group-{number}")
    many = queries(client, index.url)
    assert client.get(index.url).content.decode().count('class="nhsuk-card__link"') == 40
    assert len(few) == len(many) <= PAGE_BUDGET
    assert len(set(many)) == len(many)


def test_the_form_asks_the_same_however_many_members(home_page: Page, organisation: object, client: Client) -> None:
    page = make_group(home_page, topics=["Trees"], capacity=10)
    few = queries(client, f"{page.url}join/")
    sign_up_all(make_people(300), page)
    assert len(queries(client, f"{page.url}join/")) == len(few) <= PAGE_BUDGET


def test_what_has_changed_names_only_what_everybody_can_read(
    home_page: Page, opportunity_index: OpportunityIndexPage, organisation: object, client: Client
) -> None:
    group = make_group(home_page)
    assert "What it has changed" not in client.get(group.url).content.decode()
    fill(group, home_page, opportunity_index, 2)
    Page.objects.get(slug="story-garden-forum-0").unpublish()
    words = client.get(group.url).content.decode()
    assert "Story garden-forum-0" not in words
    for said in ("Story garden-forum-1</a> – ", "Study garden-forum-1</a> – ", "Chance garden-forum-1</a> – "):
        assert said in words
    assert timezone.now()
