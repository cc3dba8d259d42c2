"""Which opportunity people must be told of, and what: computed from what they were told last and what the page says."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from wagtail.models import Page

from involvement.models import OpportunityPage, Telling
from involvement.models.opportunity_lists import OpportunityQuerySet
from involvement.owing import is_overdue, leading
from involvement.telling.facts import changes_between, facts_of
from involvement.telling.outcome_words import outcome_lines, page_that_tells
from people.mailing_audience import STATES_NOTIFIED
from people.models import Mailing, SignUp

CHANGED = "opportunity_changed"
CANCELLED = "opportunity_cancelled"
OUTCOME = "opportunity_outcome"

# Where the team chooses, it may never have written down whom it chose.
TOOK_PART = (SignUp.State.ACTIVE, SignUp.State.PAUSED, SignUp.State.AWAITING_TEAM)


@dataclass(frozen=True)
class Owed:
    """One thing that those who signed up have not been told; `page` stands for its translations too."""

    page: OpportunityPage
    template: str  # the name of the mail
    occasion: str  # the same as long as it is not told
    details: dict[str, Any]  # what the mail says
    since: datetime
    is_late: bool = False

    def mailing(self, note: str = "") -> Mailing:
        """Return the mail to all of them, not saved: for counting and for looking at it."""
        return Mailing(
            audience=Mailing.Audience.TAKING_PART,
            page_id=self.page.pk,
            template=self.template,
            details=self.details | {"note": note},
            states=list(self.states),
        )

    @property
    def states(self) -> tuple[str, ...]:
        """Return how people stand who are told: of what happened those who took part, of changes all who might come."""
        return TOOK_PART if self.template == OUTCOME else tuple(STATES_NOTIFIED)

    @property
    def mark(self) -> str:
        """Return what is another one as soon as something else is owed, or the same for another reason."""
        told = [self.occasion, {name: value for name, value in self.details.items() if name != "at"}]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def owed_notice(page: Page, now: datetime | None = None) -> Owed | None:
    """Return what those who signed up for this page, in whichever language, must still be told; None for nothing."""
    found = with_facts(OpportunityPage.objects.live().filter(translation_key=page.translation_key))
    first = found.filter(has_people=True).order_by("pk").first()
    return _owed(first, now or timezone.now()) if first else None


def owed_notices(pages: OpportunityQuerySet, now: datetime) -> list[Owed]:
    """Return what is owed for any of these pages, the oldest first; asks the same whatever is owed."""
    live = with_facts(leading(pages.live())).filter(has_people=True)
    changed = live.filter(last_published_at__gt=F("telling__changed_at"))
    given = live.filter(telling__outcome_given_at__isnull=False, telling__outcome_told_at__isnull=True)
    found = {page.pk: page for page in (*changed, *given.filter(cancelled_at__isnull=True, closes_at__lte=now))}
    owed = (_owed(page, now) for page in found.values())
    return sorted((each for each in owed if each), key=lambda each: (each.since, each.page.pk))


def notices_about(page: Page) -> QuerySet[Mailing]:
    """Return what people were told of this page and its translations, the newest first."""
    things = Page.objects.filter(translation_key=page.translation_key).values("pk")
    return Mailing.objects.filter(page__in=things, template__in=(CHANGED, CANCELLED, OUTCOME)).order_by("-pk")


def with_facts(pages: OpportunityQuerySet) -> OpportunityQuerySet:
    """Return these pages with what people were told of them, their dates, and whether anybody must hear of them."""
    signed_up = _sign_ups_for("translation_key").filter(state__in=STATES_NOTIFIED)
    took_part = signed_up.filter(state__in=TOOK_PART)
    known = pages.select_related("telling").prefetch_related("sessions")
    return known.annotate(has_people=Exists(signed_up), has_told_us=Exists(took_part))


def tellings_with_people() -> QuerySet[Telling]:
    """Return what people were told, with whether anybody must hear of changes, and whether anybody ever signed up."""
    signed_up = _sign_ups_for("page__translation_key")
    has_people = Exists(signed_up.filter(state__in=STATES_NOTIFIED))
    return Telling.objects.annotate(has_people=has_people, has_sign_ups=Exists(signed_up))


def _sign_ups_for(key: str) -> QuerySet[SignUp]:
    return SignUp.objects.filter(page__translation_key=OuterRef(key))


def _owed(page: OpportunityPage, now: datetime) -> Owed | None:
    telling: Telling | None = getattr(page, "telling", None)
    return _owed_change(page, telling, now) or _owed_outcome(page, telling, now)


def _owed_change(page: OpportunityPage, telling: Telling | None, now: datetime) -> Owed | None:
    if telling is None:  # nobody knows what they were told
        return None
    facts = facts_of(page)
    changes = changes_between(telling.facts, facts, now)
    if not changes.is_told:
        return None
    return Owed(
        page=page,
        template=CANCELLED if changes.is_cancelled else CHANGED,
        occasion=f"{page.pk}-change-{telling.changed_at:%Y%m%d%H%M%S%f}",
        details={"was": telling.facts, "now": facts, "at": now.isoformat()},
        since=page.last_published_at or telling.changed_at,
    )


def _owed_outcome(page: OpportunityPage, telling: Telling | None, now: datetime) -> Owed | None:
    is_closed = page.closes_at is not None and page.closes_at <= now
    if page.cancelled_at or not is_closed or not page.has_outcome or (telling and telling.outcome_told_at):
        return None
    is_readable = bool(outcome_lines(page.outcome)) or page_that_tells(page) is not None
    if not is_readable or not getattr(page, "has_told_us", True):
        return None
    given_at = telling.outcome_given_at if telling else None
    return Owed(
        page=page,
        template=OUTCOME,
        occasion=f"{page.translation_key}-outcome",
        details={"outcome": page.outcome, "outcome_page": page.outcome_page_id},
        since=given_at or page.last_published_at or now,
        is_late=is_overdue(page.outcome_due, now),
    )
