"""What this room holds about people, and for how long: alerts, what those have told them, and what they follow."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

import involvement.format_personal_data
import involvement.plan_personal_data
import involvement.tell_us_personal_data  # noqa: F401  importing registers
from involvement.actions.alerts_joined import join_alerts, join_what_was_told
from involvement.actions.following_joined import join_followings
from involvement.alerts.words import alert_in_words
from involvement.following.things import Thing, thing_in_words
from involvement.models import AlertedOpportunity, OpportunityAlert, StoryFollow
from people.personal_data.rows import fields_in_words, plain, rows_of_person
from people.registry import register_store
from people.retention.kinds import register_retention

A_YEAR = 365  # days


def _alert(alert: OpportunityAlert) -> dict[str, Any]:
    looked_for = {str(_("You looked for")): alert_in_words(alert)}
    return looked_for | fields_in_words(alert, "rhythm", "asked_at", "on_since", "ended_at")


def _told(row: AlertedOpportunity) -> dict[str, Any]:
    return {str(_("Opportunity")): row.page.title, str(_("When")): plain(row.told_at)}


def _follow(follow: StoryFollow) -> dict[str, Any]:
    followed = {str(_("You follow")): thing_in_words(Thing.of(follow))}
    return followed | fields_in_words(follow, "asked_at", "on_since", "ended_at")


def _never_confirmed(moment: datetime, days: int) -> QuerySet[OpportunityAlert]:
    before = moment - timedelta(days=days)
    return OpportunityAlert.objects.filter(is_on=False, on_since__isnull=True, asked_at__lt=before)


def _ended(moment: datetime, days: int) -> QuerySet[OpportunityAlert]:
    """Return alerts that ended, but for those that were asked for again since and may be confirmed any day."""
    before = moment - timedelta(days=days)
    return OpportunityAlert.objects.filter(is_on=False, ended_at__lt=before, asked_at__lt=before)


def _follows_never_confirmed(moment: datetime, days: int) -> QuerySet[StoryFollow]:
    before = moment - timedelta(days=days)
    return StoryFollow.objects.filter(is_on=False, on_since__isnull=True, asked_at__lt=before)


def _follows_ended(moment: datetime, days: int) -> QuerySet[StoryFollow]:
    before = moment - timedelta(days=days)
    return StoryFollow.objects.filter(is_on=False, ended_at__lt=before, asked_at__lt=before)


def _told_of_what_is_over(moment: datetime, days: int) -> QuerySet[AlertedOpportunity]:
    """Return what people were told of and what closed so long ago: until then nobody must be told of it twice."""
    over = AlertedOpportunity.objects.annotate(closes_at=F("page__closes_at"))
    return over.filter(closes_at__lt=moment - timedelta(days=days))


register_store(
    rows_of_person(
        "opportunity_alerts",
        _("What you asked to be told of"),
        OpportunityAlert,
        related=("index_page",),
        describe=_alert,
        join=join_alerts,
    )
)
register_store(
    rows_of_person(
        "alerted_opportunities",
        _("Opportunities we told you of"),
        AlertedOpportunity,
        related=("page",),
        describe=_told,
        join=join_what_was_told,
    )
)
register_store(
    rows_of_person(
        "story_follows",
        _("What you follow"),
        StoryFollow,
        describe=_follow,
        join=join_followings,
    )
)
register_retention(
    "unconfirmed_alerts",
    _("Alerts that nobody confirmed"),
    30,
    _never_confirmed,
    own_words=_("That you asked to be told of something new, and did not confirm it"),
)
register_retention(
    "ended_alerts",
    _("Alerts that ended"),
    A_YEAR,
    _ended,
    own_words=_("What you asked to be told of, after you have stopped it"),
)
register_retention(
    "told_opportunities",
    _("Who was told of which opportunity, after it has closed"),
    A_YEAR,
    _told_of_what_is_over,
    own_words=_("Which opportunities we told you of, after they have closed"),
)
register_retention(
    "unconfirmed_follows",
    _("Followings that nobody confirmed"),
    30,
    _follows_never_confirmed,
    own_words=_("That you asked to follow something, and did not confirm it"),
)
register_retention(
    "ended_follows",
    _("Followings that ended"),
    A_YEAR,
    _follows_ended,
    own_words=_("What you followed, after you have stopped it"),
)
