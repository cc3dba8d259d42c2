"""Puts the invented stories and small wins into the site, each marked “Example”; what is there is left alone."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from wagtail.models import Locale

from core.models import Directorate, Term, Theme
from home.actions.report import Report
from home.actions.starter_pages import publish
from home.actions.starter_values import Resolver
from home.starter.plan import REVIEW_DUE, WRITTEN_ON, Drawing
from home.starter.stories import MADE_UP, SMALL_WINS, STORIES, ExampleStory
from involvement.card_pictures import CARD_PICTURE
from involvement.models import OpportunityPage, SmallWin, Source, StoryChange, StoryEvidence, StoryIndexPage, StoryPage

LIST_ADDRESS = "/we-said-we-did/"
CORRECTION = "We wrote that"  # how an invented entry that corrects the one before it begins


def load_stories(resolver: Resolver, report: Report) -> None:
    """Make the missing example stories, and the small wins where there are none yet."""
    _load_small_wins(report)
    index = resolver.pages[LIST_ADDRESS].specific
    if not isinstance(index, StoryIndexPage):
        report.notes.append("The page at /we-said-we-did/ is not a list of stories: no examples made.")
        return
    known = set(index.get_children().values_list("slug", flat=True))
    for example in STORIES:
        report.count("example stories", made=example.slug not in known)
        if example.slug not in known:
            _add_example(index, example, resolver)


def _load_small_wins(report: Report) -> None:
    today, locale = timezone.localdate(), Locale.get_default()
    is_first = not SmallWin.objects.exists()
    for days_ago, sentence in SMALL_WINS:
        report.count("example small wins", made=is_first)
        if is_first:
            day = today - timedelta(days=days_ago)
            SmallWin.objects.create(sentence=sentence, happened_on=day, is_example=True, locale=locale)


def _add_example(index: StoryIndexPage, example: ExampleStory, resolver: Resolver) -> None:
    today = timezone.localdate()
    came_from = OpportunityPage.objects.filter(locale=index.locale, slug=example.came_from).first()
    page = StoryPage(
        title=example.title,
        slug=example.slug,
        summary=example.summary,
        search_description=example.summary,
        is_example=True,
        last_reviewed=WRITTEN_ON,
        review_due=REVIEW_DUE,
        live=False,
        listing_image=resolver.value(Drawing(example.drawing)),
        status=example.status,
        what_we_said=example.said,
        heard_on=today - timedelta(days=example.heard),
        source=_term(Source, example.source),
        directorate=_term(Directorate, example.directorate),
        came_from=came_from,
        next_update_due=None if example.due is None else today + timedelta(days=example.due),
        checked_on=None if example.checked is None else today - timedelta(days=example.checked),
        **example.values,
    )
    page.evidence.add(
        *(
            StoryEvidence(sort_order=number, what=each.what, before=each.before, after=each.after, measured_by=MADE_UP)
            for number, each in enumerate(example.measures)
        )
    )
    index.add_child(instance=page)
    page.themes.set(Theme.objects.filter(locale=index.locale, slug__in=example.themes))
    publish(page)
    _write_history(page, example)
    if page.listing_image:  # make the small size now, so that the first visitor need not wait for it
        page.listing_image.get_rendition(CARD_PICTURE)


def _write_history(page: StoryPage, example: ExampleStory) -> None:
    last: StoryChange | None = None
    for days_ago, status, words in example.history:
        day = timezone.localdate() - timedelta(days=days_ago)
        last = StoryChange.objects.create(
            page=page,
            status=status,
            words=words,
            happened_at=timezone.make_aware(datetime.combine(day, time(12))),
            corrects=last if words.startswith(CORRECTION) else None,
        )


def _term(kind: type[Term], slug: str) -> Term | None:
    found: Term | None = kind.objects.filter(locale=Locale.get_default(), slug=slug).first()
    return found
