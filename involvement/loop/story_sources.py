"""What stories owe those who wait for them: news nobody was told of, and answers to what people told us."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.models import User
from involvement.loop.owed import Owed, OwedSource, register_owed
from involvement.loop.sources import publishable
from involvement.models import StoryPage
from involvement.permissions import can_moderate_tellings
from involvement.story_telling.owed import owed_stories
from involvement.story_telling.words import TELL_OF_STORY_ROUTE, news_in_words
from involvement.tell_us.waiting import unanswered_tellings

NEWS, TELLINGS = "story-news", "told-us"


def story_news(user: User | None, now: datetime) -> Iterator[Owed]:
    """Yield the stories of which something is published that those who wait for it have not been told."""
    for each in owed_stories(publishable(StoryPage.objects.all(), user)):
        yield Owed(
            source=NEWS,
            key=each.page.pk,
            what=news_in_words(each),
            title=each.page.title,
            url=reverse(TELL_OF_STORY_ROUTE, args=[each.page.pk]),
            owner=each.page.owner_role,
            since=each.since,
        )


def tellings(user: User | None, now: datetime) -> Iterator[Owed]:
    """Yield what people told us and nobody has answered; its words stay where only moderators read them."""
    if user is not None and not can_moderate_tellings(user):
        return
    for each in unanswered_tellings(now):
        yield Owed(
            source=TELLINGS,
            key=each.pk,
            what=_("Somebody told us something."),
            title=each.directorate.name if each.directorate else _("No part of the trust was named"),
            url=reverse("tellings:telling", args=[each.pk]),
            owner="",
            since=each.came_at,
        )


register_owed(OwedSource(NEWS, gettext_lazy("News of a story that people have not been told"), story_news))
register_owed(OwedSource(TELLINGS, gettext_lazy("What people told us"), tellings))
