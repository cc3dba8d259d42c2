"""The Atom feed of a list of opportunities (RFC 4287): newest first, the same filters as the list."""

from datetime import datetime

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.selectors import organisation
from involvement import wording
from involvement.models import OpportunityIndexPage, OpportunityPage
from involvement.open_data.reading import Reading, last_change
from involvement.states import state_at

MOST = 50  # entries
TYPE = "application/atom+xml; charset=utf-8"


class ListFeed(Atom1Feed):
    """Atom with the moment of the last change of the list, not of the last entry that happens to be shown."""

    def latest_post_date(self) -> datetime:
        """Return what stands as `updated` of the feed."""
        moment: datetime = self.feed["last_change"]
        return moment


def entry_id(kind: str, pk: int) -> str:
    """Return what a reader knows an entry by, whatever its title or address becomes."""
    return f"tag:{settings.SITE_URL.split('://')[-1].split(':')[0]},2026:{kind}-{pk}"


def atom_feed(index_page: OpportunityIndexPage, reading: Reading, address: str) -> str:
    """Return the feed as text; `address` is where it was asked for, filters and all."""
    facts = organisation()
    feed = ListFeed(
        title=f"{index_page.title} – {facts.site_name}",
        link=index_page.full_url,
        description=index_page.summary,
        language=get_language() or settings.LANGUAGE_CODE,
        author_name=facts.team_name,
        feed_url=address,
        last_change=last_change(index_page),
    )
    for page in reading.pages(0, MOST):
        feed.add_item(
            title=_("Example: %(title)s") % {"title": page.title} if page.is_example else page.title,
            link=page.full_url,
            unique_id=entry_id("opportunity", page.pk),
            description=_summary(page, reading),
            pubdate=page.first_published_at,
            updateddate=page.last_published_at or page.first_published_at or reading.now,
            categories=[term.name for term in (*page.audiences.all(), *page.themes.all())],
        )
    return str(feed.writeString("utf-8"))


def _summary(page: OpportunityPage, reading: Reading) -> str:
    state = state_at(page, reading.now, reading.answer.closing_soon_days)
    lines = (
        page.summary,
        wording.closing_words(page, state),
        wording.ways_words(page),
        wording.place_words(page),
        wording.offer_words(page),
    )
    return "\n".join(line for line in lines if line)
