"""Which list of stories a message belongs to."""

from wagtail.models import Locale

from involvement.models import StoryIndexPage, TellUsMessage


def story_index_for(message: TellUsMessage) -> StoryIndexPage | None:
    """Return the list above the form it came from, else the first in the site's own language; None without any."""
    if message.page:
        above: StoryIndexPage | None = StoryIndexPage.objects.parent_of(message.page).first()
        if above:
            return above
    lists = StoryIndexPage.objects.order_by("path")
    found: StoryIndexPage | None = lists.filter(locale=Locale.get_default()).first() or lists.first()
    return found
