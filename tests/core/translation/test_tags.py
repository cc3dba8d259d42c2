"""A page in another language carries the tags of its English, in its own language as soon as there are any."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.models import Area, Theme
from core.models.taxonomies import Term
from involvement.models import OpportunityIndexPage, OpportunityPage
from tests.factories.involvement import make_opportunity, make_term
from tests.factories.translated_pages import Captured, locale_of, say, translated, translation_of


def in_polish(term: Term, name: str) -> Term:
    """Translate a term as its table keeps it."""
    copied = term.copy_for_translation(locale_of("pl"))
    copied.name = name
    copied.save()
    return copied


@pytest.fixture
def letters(db: None) -> Theme:
    """A theme that nobody has translated yet."""
    return make_term(Theme, "Letters")


@pytest.fixture
def polish(
    opportunity_index: OpportunityIndexPage,
    organisation: object,
    letters: Theme,
    django_capture_on_commit_callbacks: Captured,
) -> OpportunityPage:
    """An opportunity in Polish, tagged in English."""
    english = make_opportunity(opportunity_index, themes=[letters], area=make_term(Area, "Online"))
    for page in (opportunity_index.get_parent(), opportunity_index, english):
        made = translated(page, "pl", django_capture_on_commit_callbacks)
    return OpportunityPage.objects.get(pk=made.pk)


def tags(page: Page) -> tuple[list[str], str]:
    """Return the themes and the area that are stored."""
    fresh = OpportunityPage.objects.get(pk=page.pk)
    return [theme.name for theme in fresh.themes.all()], fresh.area.name


def test_a_term_that_is_translated_later_reaches_the_pages_and_their_list(
    polish: OpportunityPage, letters: Theme, client: Client
) -> None:
    assert tags(polish) == (["Letters"], "Online")
    in_polish(letters, "Listy")
    in_polish(Area.objects.get(), "Internet")
    assert tags(polish) == (["Listy"], "Internet")
    english = Page.objects.get(translation_key=polish.translation_key, locale__language_code="en")
    assert tags(english) == (["Letters"], "Online")
    listed = BeautifulSoup(client.get("/pl/opportunities/?theme=letters").content, "html.parser")
    assert polish.title in listed.main.get_text() and "Listy" in listed.main.get_text()
    shown = BeautifulSoup(client.get(polish.url).content, "html.parser")
    assert "Listy" in shown.main.get_text() and "Letters" not in shown.main.get_text()


def test_a_term_that_is_taken_away_leaves_the_english_one(polish: OpportunityPage, letters: Theme) -> None:
    listy = in_polish(letters, "Listy")
    assert tags(polish)[0] == ["Listy"]
    listy.delete()
    assert tags(polish)[0] == ["Letters"]


def test_new_tags_of_the_english_reach_its_translations(polish: OpportunityPage, letters: Theme) -> None:
    waiting = make_term(Theme, "Waiting")
    in_polish(waiting, "Czekanie")
    say(
        Page.objects.get(translation_key=polish.translation_key, locale__language_code="en"),
        themes=[waiting, letters],
        area=None,
    )
    fresh = OpportunityPage.objects.get(pk=polish.pk)
    assert {theme.name for theme in fresh.themes.all()} == {"Czekanie", "Letters"}
    assert fresh.area is None


def test_an_old_draft_that_is_published_carries_todays_tags(
    polish: OpportunityPage, letters: Theme, django_capture_on_commit_callbacks: Captured
) -> None:
    draft = polish.save_revision()
    in_polish(letters, "Listy")
    with django_capture_on_commit_callbacks(execute=True):
        draft.publish()
    assert tags(polish)[0] == ["Listy"]
    translation_of(
        Page.objects.get(translation_key=polish.translation_key, locale__language_code="en"), "pl"
    ).save_target(publish=True)
    assert tags(polish)[0] == ["Listy"]


def test_a_page_that_goes_its_own_way_keeps_its_tags(polish: OpportunityPage, letters: Theme) -> None:
    """Whether nobody keeps it in step with its English any more, or the English is gone: words are still its own."""
    Translation.objects.update(enabled=False)
    waiting = make_term(Theme, "Waiting")
    page = OpportunityPage.objects.get(pk=polish.pk)
    page.themes.set([waiting, letters])
    page.save_revision().publish()
    english = Page.objects.get(translation_key=polish.translation_key, locale__language_code="en")
    say(english, themes=[])
    assert set(tags(polish)[0]) == {"Waiting", "Letters"}
    in_polish(waiting, "Czekanie")
    assert set(tags(polish)[0]) == {"Czekanie", "Letters"}
    english.delete()
    in_polish(letters, "Listy")
    assert set(tags(polish)[0]) == {"Czekanie", "Listy"}
