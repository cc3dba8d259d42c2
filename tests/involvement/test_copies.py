"""What the tests count queries with: a copy made in bulk is what Wagtail's own copy would be."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page

from core.models import Audience, Theme
from home.models import HomePage
from involvement.models import OpportunityIndexPage, OpportunityPage, StoryChange, StoryPage
from tests.factories.copies import make_copies
from tests.factories.involvement import make_opportunity, make_session, make_term
from tests.factories.stories import make_change, make_measure, make_story, make_story_index

ITS_OWN = {"id", "page_ptr", "path", "slug", "url_path", "translation_key", "latest_revision", "live_revision"}
OF_A_PUBLICATION = {"latest_revision_created_at", "first_published_at", "last_published_at"}


def facts(page: Page) -> dict[str, Any]:
    """Return what a page and its copy have in common."""
    return {
        field.name: field.value_to_string(page)
        for field in page._meta.concrete_fields
        if field.name not in ITS_OWN | OF_A_PUBLICATION and not field.primary_key
    }


@pytest.mark.django_db
def test_an_opportunity_has_the_same_values_dates_and_terms(opportunity_index: OpportunityIndexPage) -> None:
    terms = {"audiences": [make_term(Audience, "Carers")], "themes": [make_term(Theme, "Waiting")]}
    first = make_opportunity(opportunity_index, **terms)
    make_session(first, timezone.now())
    wagtails = first.copy(update_attrs={"slug": "wagtails"}, copy_revisions=False, log_action=None)
    make_copies([first], 3)
    ours = OpportunityPage.objects.exclude(pk__in=[first.pk, wagtails.pk])
    assert [facts(page) for page in ours] == [facts(OpportunityPage.objects.get(pk=wagtails.pk))] * 3
    for page in ours:
        assert [session.starts_at for session in page.sessions.all()] == [first.sessions.get().starts_at]
        assert {name: list(getattr(page, name).all()) for name in terms} == terms
        assert page.get_parent().specific == opportunity_index
        assert page.url == f"{opportunity_index.url}{page.slug}/"
    assert len({page.translation_key for page in opportunity_index.get_children()}) == 5
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.django_db
def test_a_story_takes_along_what_is_named(home_page: HomePage) -> None:
    first = make_story(make_story_index(home_page), heard_on=date(2025, 5, 1))
    make_measure(first)
    change = make_change(first)
    make_copies([first], 2, "changes")
    assert [page.evidence.count() for page in StoryPage.objects.all()] == [1, 1, 1]
    assert [each.happened_at for each in StoryChange.objects.all()] == [change.happened_at] * 3
    assert StoryChange.objects.values("page").distinct().count() == 3
