"""Stories for tests, valid unless a test says otherwise."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Locale, Page

from involvement.models import SmallWin, Source, StoryChange, StoryEvidence, StoryIndexPage, StoryPage
from involvement.story_statuses import StoryStatus


def make_story_index(home_page: Page) -> StoryIndexPage:
    """Add the list of stories at its fixed address."""
    page = StoryIndexPage(title="We said, we did", slug="we-said-we-did", summary="What changed, and what did not.")
    home_page.add_child(instance=page)
    return page


def make_source(name: str = "Survey", slug: str = "survey") -> Source:
    """Return the source with this address word, made where it is missing."""
    source, _ = Source.objects.get_or_create(slug=slug, locale=Locale.get_default(), defaults={"name": name})
    return source


def story_values(**overrides: Any) -> dict[str, Any]:
    """Return field values of a complete story that was heard and goes on."""
    today = timezone.localdate()
    return {
        "title": "Clearer letters",
        "summary": "People could not read our letters.",
        "what_we_said": "<p>The letters are hard to read.</p>",
        "heard_on": today - timedelta(days=60),
        "source": make_source(),
        "owner_role": "Head of letters",
        "next_update_due": today + timedelta(days=30),
    } | overrides


def done_values(**overrides: Any) -> dict[str, Any]:
    """Return field values of a complete story that is done."""
    facts = {
        "status": StoryStatus.DONE,
        "what_we_did": "<p>We wrote new letters.</p>",
        "no_evidence_reason": "We did not count.",
    }
    return story_values(**(facts | overrides))


def could_not_values(**overrides: Any) -> dict[str, Any]:
    """Return field values of a complete story of something that could not be done."""
    facts = {
        "status": StoryStatus.COULD_NOT,
        "could_not_reason": "money",
        "could_not_because": "A new building costs more than we have.",
    }
    return story_values(**(facts | overrides))


def make_story(parent: Page, **overrides: Any) -> StoryPage:
    """Add a complete, published story under this list, without history; `themes` may be a list of terms."""
    themes = overrides.pop("themes", None)
    page = StoryPage(**story_values(**overrides))
    if themes is not None:
        page.themes.set(themes)
    parent.add_child(instance=page)
    return page


def make_change(page: StoryPage, happened_at: datetime | None = None, **overrides: Any) -> StoryChange:
    """Add an entry to a story's history."""
    moment = happened_at or timezone.now()
    values = {"status": page.status, "happened_at": moment, "recorded_at": moment} | overrides
    return StoryChange.objects.create(page=page, **values)


def make_measure(page: StoryPage, **overrides: Any) -> StoryEvidence:
    """Add something measured before and after to a story."""
    values = {"what": "Letters people had to ask about", "before": "9", "after": "2", "measured_by": "Our own count"}
    return StoryEvidence.objects.create(page=page, **(values | overrides))


def make_small_win(sentence: str = "A new bench stands by the door.", **overrides: Any) -> SmallWin:
    """Return a small win that everyone may see."""
    return SmallWin.objects.create(**({"sentence": sentence, "locale": Locale.get_default()} | overrides))
