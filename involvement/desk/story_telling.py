"""Telling people what is new about a story: its page, and the ways that lead there."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core.models import User
from involvement.actions.story_telling import tell_nobody_of_story, tell_of_story
from involvement.desk.telling_page import PublishersTellingPage
from involvement.models import StoryPage
from involvement.permissions import can_tell
from involvement.story_telling.owed import OwedStory, owed_stories, owed_story, stories_told
from involvement.story_telling.words import TELL_OF_STORY_ROUTE, news_in_words
from people.actions.mailings import Answer
from people.models import Mailing

ROUTE = TELL_OF_STORY_ROUTE


class TellOfStoryPage(PublishersTellingPage):
    """What those who told us, took part or follow a story must be told; one mail tells of several changes."""

    about = StoryPage
    route = ROUTE
    untold = gettext_lazy("People who told us, took part or follow it have not been told.")
    all_told = gettext_lazy("Everyone who is told of this story knows how things are. There is nothing to tell.")

    def owed(self) -> OwedStory | None:
        """Return the changes nobody was told of."""
        return owed_story(self.subject)

    def what(self, owed: OwedStory) -> str:
        """Return how many they are."""
        return news_in_words(owed)

    def tell(self, mark: str, number: int, note: str) -> Answer:
        """Send it."""
        return tell_of_story(self.subject, mark=mark, number=number, note=note, by=self.user)

    def tell_nobody(self, mark: str) -> Answer:
        """Write down that nobody needs to be told."""
        return tell_nobody_of_story(self.subject, mark=mark, by=self.user)

    def earlier(self) -> QuerySet[Mailing]:
        """Return what people were told of the story."""
        return stories_told(self.subject)


def story_telling_url(page: Page) -> str:
    """Return the address of the page on which staff tell people what is new about a story."""
    return reverse(ROUTE, args=[page.pk])


def story_telling_buttons(page: Page, user: Any) -> list[Button]:
    """Return the button of a story's own page in the admin, as long as people wait to be told."""
    if page.specific_class is not StoryPage or not isinstance(user, User) or not can_tell(user, page):
        return []
    if owed_story(page) is None:
        return []
    return [Button(_("Tell people"), story_telling_url(page), icon_name="mail", priority=5)]


def tell_before_hiding_stories(
    request: HttpRequest, pages: Iterable[Page], *, with_descendants: bool
) -> HttpResponse | None:
    """Keep stories public as long as people must hear something of them: hidden, nobody would be reminded."""
    numbers = [page.pk for page in pages]
    found = StoryPage.objects.filter(pk__in=numbers)
    if with_descendants:
        for page in pages:
            found |= StoryPage.objects.descendant_of(page)
    untold = next(iter(owed_stories(found)), None)
    if untold is None:
        return None
    words = _("People have not been told yet what is new about “%(title)s”. Tell them first, then unpublish the page.")
    messages.error(request, words % {"title": untold.page.get_admin_display_title()})
    return redirect(ROUTE, untold.page.pk)


def lead_to_story_telling(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead an editor who has just published something new about a story to where people can be told."""
    if not isinstance(page, StoryPage) or not can_tell(request.user, page) or owed_story(page) is None:
        return None
    words = _("Page “%(title)s” is published. The people who wait for news of it have not been told yet.")
    messages.success(request, words % {"title": page.get_admin_display_title()})
    return redirect(ROUTE, page.pk)
