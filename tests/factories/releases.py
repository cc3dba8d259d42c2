"""Release sets for tests: five drafts in two languages, and a set that holds all ten."""

from wagtail.models import Locale, Page

from core.models import User
from home.actions.releases import begin_release, put_in
from home.models import HomePage, ReleaseSet, StandardPage
from involvement.models import OpportunityIndexPage
from tests.factories.involvement import make_opportunity

NEW_WORDS = "Words that nobody has read yet"


def make_drafts(home_page: HomePage, index: OpportunityIndexPage, by: User) -> list[Page]:
    """Return ten drafts: three new pages and two changed ones in English, and the same in Polish."""
    polish, _made = Locale.objects.get_or_create(language_code="pl")
    english = [_new(home_page, index, number) for number in range(3)] + [_live(home_page, number) for number in (3, 4)]
    both = english + [page.copy_for_translation(polish, copy_parents=True) for page in english]
    for page in both:
        page.title, page.summary = f"{page.title}, {NEW_WORDS}", NEW_WORDS
        page.save_revision(user=by)
    return [Page.objects.get(pk=page.pk) for page in both]


def make_release(pages: list[Page], by: User, name: str = "Spring news") -> ReleaseSet:
    """Return a set of these pages."""
    release = begin_release(name, by)
    put_in(release, pages, by)
    return release


def _new(home_page: HomePage, index: OpportunityIndexPage, number: int) -> Page:
    if number == 0:
        return make_opportunity(index, title="New chairs", slug="new-chairs", live=False)
    page = StandardPage(title=f"Page {number}", slug=f"page-{number}", summary="Old", live=False)
    home_page.add_child(instance=page)
    return page


def _live(home_page: HomePage, number: int) -> Page:
    page = StandardPage(title=f"Page {number}", slug=f"page-{number}", summary="Old words")
    home_page.add_child(instance=page)
    return page
