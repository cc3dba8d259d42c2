"""Key points with what this site has to show for each: linked newest first, and honest where it is empty."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from home.models import StandardPage
from involvement.evidence import evidence_by
from network.models import GroupPage, KeyPointEvidence, KeyPointsPage
from tests.factories.network import make_key_points
from tests.factories.stories import make_story, make_story_index
from tests.html_checker import html_errors_of
from tests.network.editing import PUBLISH, create


@pytest.fixture
def stories(home_page: Page) -> list[Page]:
    """Four stories, the later the newer."""
    index = make_story_index(home_page)
    made = [make_story(index, title=f"Story {number}", slug=f"story-{number}") for number in range(4)]
    for number, story in enumerate(made):
        first = timezone.now() - timedelta(days=40 - number)
        type(story).objects.filter(pk=story.pk).update(first_published_at=first, is_example=number == 0)
    return [type(story).objects.get(pk=story.pk) for story in made]


def shown(client: Client, page: Page) -> str:
    """Return what the page says."""
    answer = client.get(page.url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_point_shows_its_evidence_newest_first(group: GroupPage, stories: list[Page], client: Client) -> None:
    page = make_key_points(group, ("Trust", stories[:3]), ("Time", []))
    words = shown(client, page)
    places = [words.index(f">Story {number}<") for number in (2, 1, 0)]
    assert places == sorted(places)
    assert "1. Trust" in words
    assert "What Trust means." in words
    assert words.count("Nothing yet. We have no page that shows it.") == 1
    assert "something to show for 1 of the 2 points" in words
    assert "(Story, " in words
    assert ", Example)" in words
    assert words.count("<h1") == 1
    assert html_errors_of({"points": words}) == {"points": []}


def test_what_the_public_cannot_read_is_no_evidence(group: GroupPage, stories: list[Page], client: Client) -> None:
    page = make_key_points(group, ("Trust", stories))
    stories[0].unpublish()
    PageViewRestriction.objects.create(page=stories[1], restriction_type="login")
    stories[2].delete()
    words = shown(client, page)
    assert ">Story 3<" in words
    assert not [number for number in range(3) if f">Story {number}<" in words]


def test_the_same_page_twice_is_shown_once(group: GroupPage, stories: list[Page], client: Client) -> None:
    page = make_key_points(group, ("Trust", [stories[0], stories[0]]))
    assert shown(client, page).count(">Story 0<") == 1


def test_a_page_chosen_in_another_language_stands_in_its_translation(home_page: Page, stories: list[Page]) -> None:
    polish = Locale.objects.create(language_code="pl")
    home_page.copy_for_translation(polish).get_parent()
    translated = stories[0].copy_for_translation(polish, copy_parents=True)
    translated.title = "Historia"
    translated.save_revision().publish()
    found = evidence_by([(1, KeyPointEvidence(shows=stories[0]))], polish.pk)
    assert [each.title for each in found[1]] == ["Historia"]


def test_a_page_of_points_is_made_by_an_editor(
    group: GroupPage, stories: list[Page], editor_client: Client, client: Client
) -> None:
    evidence = inline_formset([{"shows": str(stories[1].pk), "note": "It was quick."}])
    points = inline_formset([{"title": "Trust", "meaning": "We keep our word.", "evidence": evidence}])
    rest = {"comments": inline_formset([]), "formats": streamfield([])}
    data: dict[str, Any] = {"title": "Points", "slug": "points", "introduction": rich_text(""), "points": points}
    answer = create(editor_client, group, nested_form_data(data | rest | PUBLISH), "keypointspage")
    assert answer.status_code == 302
    page = KeyPointsPage.objects.get()
    words = shown(client, page)
    for said in ("1. Trust", "We keep our word.", ">Story 1<", "It was quick."):
        assert said in words
    assert editor_client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


def test_points_survive_a_revision_and_a_copy(group: GroupPage, stories: list[Page]) -> None:
    page = make_key_points(group, ("Trust", stories[:2]))
    page.save_revision().publish()
    copy = page.copy(update_attrs={"slug": "copy"})
    for each in (KeyPointsPage.objects.get(pk=page.pk), KeyPointsPage.objects.get(pk=copy.pk)):
        assert [point.evidence.count() for point in each.points.all()] == [2]


def test_more_points_ask_no_more(group: GroupPage, stories: list[Page], organisation: object, client: Client) -> None:
    few = make_key_points(group, ("Trust", stories[:1]))
    many = make_key_points(group, *((f"Point {number}", stories) for number in range(12)), slug="many", title="Many")
    numbers = []
    for page in (few, many):
        client.get(page.url)
        with CaptureQueriesContext(connection) as asked:
            client.get(page.url)
        numbers.append(len(asked))
    assert numbers[0] == numbers[1] <= 10, [query["sql"][:150] for query in asked.captured_queries]


def test_they_may_stand_below_a_group_or_an_ordinary_page() -> None:
    assert GroupPage in KeyPointsPage.allowed_parent_page_models()
    assert StandardPage in KeyPointsPage.allowed_parent_page_models()
    assert KeyPointsPage.allowed_subpage_models() == []
