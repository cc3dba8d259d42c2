"""A published strategy for tests, and what hangs on its actions."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from home.models import StandardPage
from involvement.models import ActionEvidence, ProgressPage, ProgressUpdate, StrategyPage, StrategyPromise

SAMPLE = Path(__file__).parents[1] / "involvement" / "sample_strategy.txt"


def make_strategy(home_page: Page, *options: str) -> StrategyPage:
    """Import the sample below /strategy/ and publish it."""
    if not home_page.get_children().filter(slug="strategy").exists():
        home_page.add_child(instance=StandardPage(title="Our strategy", slug="strategy"))
    call_command("import_strategy", str(SAMPLE), *options, "--commit", verbosity=0)
    page = StrategyPage.objects.order_by("-pk")[0]
    page.get_latest_revision().publish()
    return StrategyPage.objects.get(pk=page.pk)


def make_progress_page(home_page: Page) -> ProgressPage:
    """Add the page at /strategy/progress/."""
    section = home_page.get_children().get(slug="strategy").specific
    page = ProgressPage(title="How far we are", slug="progress", summary="What we promised and what came of it.")
    section.add_child(instance=page)
    return page


def promise(code: str) -> StrategyPromise:
    """Return what is followed under this code."""
    return StrategyPromise.objects.get(code=code)


def make_update(code: str, status: str, words: str = "", *, days_ago: int = 0) -> ProgressUpdate:
    """Add an update that was written so many days ago."""
    moment = timezone.now() - timedelta(days=days_ago)
    followed = promise(code)
    values: dict[str, Any] = {"words_then": followed.words, "code_then": followed.code}
    return ProgressUpdate.objects.create(promise=followed, status=status, words=words, recorded_at=moment, **values)


def make_evidence(code: str, page: Page, note: str = "", *, days_ago: int = 0) -> ActionEvidence:
    """Name a page as evidence, so many days ago."""
    moment = timezone.now() - timedelta(days=days_ago)
    return ActionEvidence.objects.create(promise=promise(code), shows=page, note=note, added_at=moment)


def set_days(code: str, **days: int | None) -> None:
    """Set `due` or `next_review` to a day so many days from today."""
    followed = promise(code)
    for name, number in days.items():
        setattr(followed, name, None if number is None else timezone.localdate() + timedelta(days=number))
    followed.save()
