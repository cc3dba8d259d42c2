"""Opportunities whose people wait to be told something, for tests."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Locale, Page

from core.models import User
from involvement.actions.telling import tell
from involvement.models import OpportunityPage
from involvement.telling.notices import Owed, owed_notice
from people.actions.mailings import Answer
from people.mailing_audience import headcount
from people.models import Mailing
from tests.factories.involvement import make_opportunity, make_session

OUTCOME = "<p>You said that the chairs were too low.</p><ul><li>We bought higher ones.</li></ul>"


def published(parent: Page, *dates: datetime, **overrides: Any) -> OpportunityPage:
    """Return an opportunity with these dates that an editor has published."""
    page = make_opportunity(parent, **overrides)
    for starts_at in dates:
        make_session(page, starts_at)
    return publish(page)


def publish(page: OpportunityPage, **changes: Any) -> OpportunityPage:
    """Publish a page as an editor would, with these changes; `moved` is by how much later its first date is."""
    page = OpportunityPage.objects.get(pk=page.pk)
    moved: timedelta | None = changes.pop("moved", None)
    for name, value in changes.items():
        setattr(page, name, value)
    if moved:
        first = page.sessions.order_by("starts_at")[0]
        page.sessions.add(first)
        first.starts_at, first.ends_at = first.starts_at + moved, first.ends_at + moved
    page.save_revision(clean=False).publish()
    return OpportunityPage.objects.get(pk=page.pk)


def owed_to(page: OpportunityPage) -> Owed:
    """Return what people must be told of a page; fails where that is nothing."""
    owed = owed_notice(page)
    assert owed is not None
    return owed


def tell_people(page: OpportunityPage, by: User, note: str = "") -> Mailing:
    """Send what is owed to as many people as there are, and return the mailing."""
    owed = owed_to(page)
    number = headcount(owed.mailing()).letters
    assert tell(page, mark=owed.mark, number=number, note=note, by=by) == Answer.DONE
    mailing = Mailing.objects.order_by("-pk").first()
    assert mailing is not None
    return mailing


def translated(page: OpportunityPage, language: str = "pl", **changes: Any) -> OpportunityPage:
    """Return the published translation of a page; its list is translated where it is not yet."""
    locale, _ = Locale.objects.get_or_create(language_code=language)
    for above in page.get_ancestors().filter(depth__gt=1):
        if not above.has_translation(locale):
            copy = above.specific.copy_for_translation(locale, copy_parents=True)
            copy.live = True
            copy.save()
    copy = page.copy_for_translation(locale)
    return publish(copy, **changes)


def in_a_week() -> datetime:
    """Return two in the afternoon a week from now."""
    return timezone.localtime().replace(hour=14, minute=0, second=0, microsecond=0) + timedelta(days=7)


def over(page: OpportunityPage, **changes: Any) -> OpportunityPage:
    """Let an opportunity be over since yesterday, without anybody publishing it."""
    values = {"closes_at": timezone.now() - timedelta(days=1)} | changes
    OpportunityPage.objects.filter(pk=page.pk).update(**values)
    return OpportunityPage.objects.get(pk=page.pk)


def days_from_now(number: int) -> date:
    """Return a day in London."""
    return timezone.localdate() + timedelta(days=number)
