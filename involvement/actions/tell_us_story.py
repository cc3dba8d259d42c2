"""One press makes a draft story of a message, in our words; it is never published by that."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.text import Truncator, slugify
from wagtail.models import Page

from core.models import User
from involvement.actions.tell_us_moderating import change_state, lock
from involvement.models import Source, StoryIndexPage, StoryPage, TellUsEntry, TellUsMessage
from involvement.tell_us.moves import LEFT_OUT
from involvement.tell_us.stories import story_index_for

SOURCE = "tell-us"  # Source.slug; where a trust has no such term, the editor chooses one
LONGEST_TITLE = 60
State = TellUsMessage.State


def can_become_story(message: TellUsMessage) -> bool:
    """Tell whether a draft can be made: whoever told us agreed, it stands in our words, and there is none yet."""
    may = message.may_publish and bool(message.our_words)
    return may and message.story_id is None and message.state not in (*LEFT_OUT, State.MERGED)


def draft_story(message: TellUsMessage, *, by: User) -> StoryPage | None:
    """Make a draft story of a message, or return the one there is; None where it cannot become one."""
    with transaction.atomic():
        locked = lock(message)
        if locked is None or locked.story_id:
            return locked.story if locked else None
        index = story_index_for(locked)
        if index is None or not can_become_story(locked):
            return None
        story = _draft(index, locked, by)
        locked.story = story
        locked.save(update_fields=["story"])
        locked.merged.update(story=story)
        change_state(locked, State.STORY, TellUsEntry.Kind.STORY, by=by)
    return story


def _draft(index: StoryIndexPage, message: TellUsMessage, by: User) -> StoryPage:
    title = Truncator(" ".join(message.our_words.split())).chars(LONGEST_TITLE, truncate="…")
    story = StoryPage(
        title=title,
        slug=_free_slug(index, title),
        live=False,
        owner=by,
        locale=index.locale,
        what_we_said=format_html_join("", "<p>{}</p>", ((part,) for part in message.our_words.split("\n") if part)),
        heard_on=_day_of(message),
        source=Source.objects.filter(slug=SOURCE, locale=index.locale).first(),
        directorate=message.directorate,
    )
    index.add_child(instance=story)
    story.save_revision(user=by, log_action=True)
    return story


def _day_of(message: TellUsMessage) -> date:
    return timezone.localdate(message.came_at)


def _free_slug(index: Page, title: str) -> str:
    """Return an address word that no page beside it has; a title in another script has none of its own."""
    base = slugify(title)[:50].strip("-") or "story"
    taken = set(index.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    free = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(slug for slug in free if slug not in taken)
