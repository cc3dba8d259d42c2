"""Makes thousands of example stories with their history, for measuring; never for a real site."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from core.models import Directorate, Theme
from home.actions.bulk_pages import NotPrepared, add_pages, add_to_search, chunks_after_last
from home.starter.bulk import Terms, one_of
from home.starter.bulk_stories import story_status, story_title, story_values
from involvement.models import Source, StoryChange, StoryIndexPage, StoryPage


def make_stories(number: int) -> None:
    """Add so many example stories under the list of stories."""
    index = StoryIndexPage.objects.live().order_by("path").first()
    terms: Terms = {kind: list(kind.objects.order_by("pk")) for kind in (Directorate, Source, Theme)}
    if number and (index is None or not terms[Source]):
        raise NotPrepared("There is no list of stories or no source yet: run load_starter_site first.")
    now = timezone.now()
    for numbers in chunks_after_last(index, number) if index else ():
        with transaction.atomic():
            pages = add_pages(
                index,
                StoryPage,
                numbers,
                now,
                story_title,
                lambda each: story_values(each, terms, timezone.localdate(now)),
            )
            _add_details(pages, numbers, terms)
        add_to_search(StoryPage, pages)


def _add_details(pages: list[StoryPage], numbers: range, terms: Terms) -> None:
    now, through = timezone.now(), StoryPage.themes.through
    StoryChange.objects.bulk_create(
        StoryChange(page=page, status=story_status(number), happened_at=now - timedelta(minutes=number % 50_000))
        for page, number in zip(pages, numbers, strict=True)
    )
    through._default_manager.bulk_create(
        through(storypage_id=page.pk, theme_id=theme.pk)
        for page, number in zip(pages, numbers, strict=True)
        if (theme := one_of(terms[Theme], number // 4))
    )
