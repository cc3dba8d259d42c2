"""A small site in three languages for tests: translated as a translator does it, and not all of it."""

from dataclasses import dataclass
from datetime import timedelta

from django.test import TestCase
from django.utils import timezone
from wagtail.models import Page, Site

from home.models import HomePage
from involvement.models import OpportunityIndexPage, OpportunityPage, StoryPage
from network.models import GroupPage
from tests.factories.involvement import make_opportunity, make_session
from tests.factories.meetings import make_meeting
from tests.factories.network import make_group
from tests.factories.stories import make_story, make_story_index
from tests.factories.translated_pages import translated

ONLY_ENGLISH = "Lamps for the corridor"


@dataclass(frozen=True)
class Languages:
    """The English pages: all but `only_english` are there in Polish, the list and `chairs` in Arabic too."""

    home: HomePage
    index: OpportunityIndexPage
    chairs: OpportunityPage
    only_english: OpportunityPage
    story: StoryPage
    group: GroupPage


def make_languages() -> Languages:
    """Make an opportunity with a date, a story, a group and its meeting; of a second opportunity only the English."""
    home = HomePage(title="Working Together", slug="front", heading="Help shape care", introduction="Take part.")
    Page.get_first_root_node().add_child(instance=home)
    Site.objects.filter(is_default_site=True).update(hostname="testserver", root_page=home)
    index = OpportunityIndexPage(title="Ways in", slug="opportunities", show_in_menus=True)
    home.add_child(instance=index)
    chairs = make_opportunity(index, title="Chairs for the garden", slug="chairs")
    make_session(chairs, timezone.now() + timedelta(days=20), note="Bring a cushion.")
    lamps = make_opportunity(index, title=ONLY_ENGLISH, slug="lamps")
    make_session(lamps, timezone.now() + timedelta(days=21))
    chairs = OpportunityPage.objects.get(pk=chairs.pk)
    chairs.save_revision().publish()
    stories = make_story_index(home)
    story = make_story(stories, title="Letters that people can read", slug="letters")
    make_story(stories, title="A bench in the yard", slug="bench")
    group = make_group(home)
    meeting = make_meeting(group)
    for page in (home, index, chairs, stories, story, group, meeting):
        translated(page, "pl", TestCase.captureOnCommitCallbacks)
    for page in (home, index, chairs):
        translated(page, "ar", TestCase.captureOnCommitCallbacks)
    Site.clear_site_root_paths_cache()
    return Languages(home, index, chairs, lamps, story, group)


def in_language(page: Page, language: str) -> Page:
    """Return the translation of a page, as its own type."""
    return Page.objects.get(translation_key=page.translation_key, locale__language_code=language).specific
