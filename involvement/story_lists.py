"""Reads of stories for lists, feeds and the API: which ones, in which order, with everything that is shown of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import overload

from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import CharField, Max, OuterRef, QuerySet, Subquery, Value
from django.http import QueryDict
from django.utils import timezone

from core.models import Directorate, Theme
from involvement.card_pictures import pictures_for_cards
from involvement.finding.stories import StoryAnswer, StoryIndex, stories_with_words, story_index
from involvement.models import SmallWin, Source, StoryChange, StoryIndexPage, StoryPage
from involvement.models.public_pages import PublicPageQuerySet
from involvement.story_filters import StoryFilters
from involvement.story_vocabulary import story_words
from involvement.vocabulary import Vocabulary

PER_PAGE = 20
_TERMS = {"theme": Theme, "directorate": Directorate, "source": Source}
_NOT_ON_CARDS = ("what_we_said", "what_we_did", "checked_words", "could_not_because", "no_evidence_reason")


def story_vocabulary(locale_id: int, index: StoryIndex) -> Vocabulary:
    """Return what the list can be filtered by in this language; the terms are asked for at once."""
    first, *others = (
        model.objects.filter(locale_id=locale_id)
        .order_by()
        .annotate(facet=Value(name, CharField()))
        .values_list("facet", "pk", "slug", "name", "sort_order")
        for name, model in _TERMS.items()
    )
    rows = first.union(*others, all=True).order_by("sort_order", "name")
    return story_words(((facet, pk, slug, name) for facet, pk, slug, name, _order in rows), index.years)


def story_answer(index_page: StoryIndexPage, query: QueryDict) -> StoryAnswer:
    """Return what the list answers to an address: what matches, and the count for every further filter."""
    index = story_index(index_page)
    vocabulary = story_vocabulary(index_page.locale_id, index)
    filters = StoryFilters.from_query(query, vocabulary)
    found, in_title = stories_with_words(index, filters.q) if filters.q else (None, 0)
    return StoryAnswer(index, filters, vocabulary, found, in_title)


def story_list(answer: StoryAnswer) -> ResultPage:
    """Return one page of the stories that match, ready for their cards; beyond the end it is the last page."""
    return Paginator(FoundStories(answer), PER_PAGE).get_page(answer.filters.page)


def nearest_stories(answer: StoryAnswer, number: int = 3) -> list[StoryPage]:
    """Return a few stories that fit all filters but one, or but two, for a list that found nothing."""
    return stories_at(answer.index, answer.nearest(number))


def with_card_facts(pages: PublicPageQuerySet) -> PublicPageQuerySet:
    """Return the same with what a card shows: last change, directorate and picture; without the long texts."""
    found: PublicPageQuerySet = (
        with_last_change(pages)
        .select_related("listing_image__agreement", "directorate", "source")
        .prefetch_related(pictures_for_cards())
        .defer(*_NOT_ON_CARDS)
    )
    return found


def with_everything(pages: PublicPageQuerySet) -> PublicPageQuerySet:
    """Return the same with everything that open data says of a story."""
    found: PublicPageQuerySet = (
        with_last_change(pages)
        .select_related("directorate", "source", "locale")
        .prefetch_related("themes", "evidence__document", "evidence__contribution__texts", "changes")
    )
    return found


def with_last_change(pages: PublicPageQuerySet) -> PublicPageQuerySet:
    """Return the same with when its history was last added to: for readers, and for programs."""
    changes = StoryChange.objects.filter(page=OuterRef("pk")).order_by().values("page")
    found: PublicPageQuerySet = pages.annotate(
        changed_at=Subquery(changes.annotate(last=Max("happened_at")).values("last")),
        recorded_at=Subquery(changes.annotate(last=Max("recorded_at")).values("last")),
    )
    return found


def updated_at(page: StoryPage) -> datetime | None:
    """Return when a story read with its last change was last published or added to."""
    moments = (page.last_published_at, getattr(page, "recorded_at", None), page.first_published_at)
    return max((moment for moment in moments if moment), default=None)


def last_change_of(index_page: StoryIndexPage, index: StoryIndex) -> datetime:
    """Return when anything below this list was last published or added to."""
    pages = StoryPage.objects.child_of(index_page).for_everyone()
    published = pages.aggregate(last=Max("last_published_at"))["last"]
    moments = (published, index.last_change, index_page.last_published_at)
    return max((moment for moment in moments if moment), default=timezone.now())


def stories_at(
    index: StoryIndex,
    positions: Iterable[int],
    fetched: Callable[[PublicPageQuerySet], PublicPageQuerySet] = with_card_facts,
) -> list[StoryPage]:
    """Return the stories at these positions, in this order, ready for their cards or for what `fetched` adds."""
    keys = [index.keys[position] for position in positions]
    if not keys:
        return []
    # Still live: between the index and this line somebody may have unpublished one.
    pages = {page.pk: page for page in fetched(StoryPage.objects.live().filter(pk__in=keys))}
    return [pages[key] for key in keys if key in pages]


def newest_small_wins(locale_id: int, number: int = 3) -> QuerySet[SmallWin]:
    """Return the newest small wins that a moderator has let through, in this language."""
    wins = SmallWin.objects.filter(live=True, locale_id=locale_id).select_related("directorate")
    newest: QuerySet[SmallWin] = wins.order_by("-happened_on", "-pk")[:number]
    return newest


@dataclass(frozen=True)
class FoundStories(Sequence[StoryPage]):
    """The stories that match, as a sequence that reads only the slice that is shown."""

    answer: StoryAnswer

    def __len__(self) -> int:
        return self.answer.matching.bit_count()

    @overload
    def __getitem__(self, part: int) -> StoryPage: ...

    @overload
    def __getitem__(self, part: slice) -> list[StoryPage]: ...

    def __getitem__(self, part: int | slice) -> StoryPage | list[StoryPage]:
        if isinstance(part, int):
            return self[part : part + 1][0]
        return stories_at(self.answer.index, islice(self.answer.in_order(), part.start, part.stop))
