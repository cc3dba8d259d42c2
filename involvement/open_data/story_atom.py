"""The Atom feed of a list of stories (RFC 4287): newest change first, the same filters as the list."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.look.words import when_in_words
from core.selectors import organisation
from involvement.models import StoryIndexPage, StoryPage
from involvement.open_data.atom import ListFeed, entry_id
from involvement.open_data.said_shapes import said_shape
from involvement.story_lists import updated_at
from involvement.story_wording import StatusTag, answer_in_short


def story_feed(index_page: StoryIndexPage, stories: list[StoryPage], last_change: datetime, address: str) -> str:
    """Return the feed of stories that were read with everything; `address` is where it was asked for."""
    facts = organisation()
    feed = ListFeed(
        title=f"{index_page.title} – {facts.site_name}",
        link=index_page.full_url,
        description=index_page.summary,
        language=get_language() or settings.LANGUAGE_CODE,
        author_name=facts.team_name,
        feed_url=address,
        last_change=last_change,
    )
    for page in stories:
        feed.add_item(
            title=_("Example: %(title)s") % {"title": page.title} if page.is_example else page.title,
            link=page.full_url,
            unique_id=entry_id("story", page.pk),
            description=_summary(page),
            pubdate=page.first_published_at,
            updateddate=updated_at(page) or last_change,
            categories=[term.name for term in page.themes.all()],
        )
    return str(feed.writeString("utf-8"))


def _summary(page: StoryPage) -> str:
    changes = list(page.changes.all())
    last = changes[-1] if changes else None
    when = when_in_words(timezone.localdate(last.happened_at)) if last else ""
    news = f"{when}: {last.words}" if last and last.words else ""
    lines = (StatusTag.of(page.status).text, page.summary, answer_in_short(page), *_said(page), news)
    return "\n".join(line for line in lines if line)


def _said(page: StoryPage) -> list[str]:
    shapes = (said_shape(each.contribution) for each in page.evidence.all() if each.said)
    return [f"“{shape.words}” ({shape.who})" for shape in shapes if shape]
