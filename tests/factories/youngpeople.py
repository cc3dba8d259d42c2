"""Forums of young people for tests, valid unless a test says otherwise."""

from typing import Any

from django.utils import timezone
from wagtail.models import Page

from tests.factories.network import group_values
from youngpeople.models import ForumConfidence, ForumNextPage, TrustQuestion, YoungPeoplesForumPage, YoungPeoplesPage


def forum_values(**overrides: Any) -> dict[str, Any]:
    """Return field values of a complete forum that anybody of 13 to 25 can join at once, with a guardian below 16."""
    return (
        group_values(title="Young voices", slug="young-voices")
        | {
            "how_we_keep_safe": "<p>Two trained adults are there.</p>",
            "stands_in": "Example colleague, 01632 960002",
            "adult_is_checked": True,
            "lowest_age": 13,
            "highest_age": 25,
            "guardian_below": 16,
        }
        | overrides
    )


def make_forum(home_page: Page, **overrides: Any) -> YoungPeoplesForumPage:
    """Add a complete, published forum; `next_page` is where its members go on, the front page unless it is given."""
    next_page = overrides.pop("next_page", home_page)
    page = YoungPeoplesForumPage(**forum_values(**overrides))
    page.confidences.add(ForumConfidence(who="The forum’s worker", what="your name", why="so that they know you"))
    page.next_pages.add(ForumNextPage(next_page=next_page))
    home_page.add_child(instance=page)
    return page


def make_section_page(forum: YoungPeoplesForumPage, **overrides: Any) -> YoungPeoplesPage:
    """Add a published page below a forum."""
    values = {"title": "How we keep you safe", "summary": "Who is there."} | overrides
    page = YoungPeoplesPage(**values)
    forum.add_child(instance=page)
    return page


def make_trust_question(
    forum: YoungPeoplesForumPage, words: str = "Why are letters so long?", **overrides: Any
) -> TrustQuestion:
    """Add a question of the forum to the trust."""
    values = {"words": words, "asked_on": timezone.localdate()} | overrides
    return TrustQuestion.objects.create(page=forum, **values)
