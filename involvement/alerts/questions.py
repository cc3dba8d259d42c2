"""Alerts: which question each one keeps, what it is called, and which are due at a moment."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.http import QueryDict

from involvement.filters import OpportunityFilters
from involvement.models import AlertedOpportunity, OpportunityAlert
from involvement.vocabulary import Sort, Status, Vocabulary
from people.models import OutboxMessage

ALERT = "alert"  # the prefix of an alert's name among the subscriptions
A_WEEK = timedelta(days=7)
LONGEST_QUESTION = OpportunityAlert._meta.get_field("query").max_length or 0
_NAME = re.compile(rf"{ALERT}-([0-9]{{1,18}})(?:-({'|'.join(OpportunityAlert.Rhythm.values)}))?")
Rhythm = OpportunityAlert.Rhythm


@dataclass(frozen=True)
class AlertName:
    """An alert as its name among the subscriptions says it: which, and how often where somebody asks for a change."""

    number: int  # OpportunityAlert.pk
    rhythm: str = ""

    def __str__(self) -> str:
        return f"{ALERT}-{self.number}" + (f"-{self.rhythm}" if self.rhythm else "")

    @classmethod
    def read(cls, name: str) -> "AlertName | None":
        """Return what a name says, or None where it is no alert's."""
        match = _NAME.fullmatch(name)
        return cls(int(match[1]), match[2] or "") if match else None


def question_of(filters: OpportunityFilters) -> OpportunityFilters:
    """Return what an alert keeps of the filters: state, order and page are matters of the list alone."""
    return replace(filters, status=Status.OPEN, sort=Sort.CLOSING, page=1, ignored=())


def filters_of(alert: OpportunityAlert, vocabulary: Vocabulary) -> OpportunityFilters:
    """Return the question an alert keeps; terms that the trust has deleted since are among what it ignores."""
    return OpportunityFilters.from_query(QueryDict(alert.query), vocabulary)


def has_lost_a_filter(filters: OpportunityFilters) -> bool:
    """Tell whether nothing is left of a filter because its terms are gone: the alert must not find more than before."""
    return any(not getattr(filters, ignored.filter_name) for ignored in filters.ignored)


def told() -> QuerySet[AlertedOpportunity]:
    """Return what people were told of, or will be by a letter that is on its way; not by one that was called off."""
    called_off = OutboxMessage.objects.filter(key=OuterRef("letter"), state=OutboxMessage.State.CANCELLED)
    return AlertedOpportunity.objects.filter(~Exists(called_off))


def alerts_due(now: datetime) -> QuerySet[OpportunityAlert]:
    """Return the alerts that are on and whose turn it is, those of one person together, the quick ones first."""
    newest = told().filter(alert=OuterRef("pk")).order_by("-told_at").values("told_at")[:1]
    on = OpportunityAlert.objects.filter(is_on=True, on_since__isnull=False)
    last_letter = Coalesce(Subquery(newest), F("on_since"))
    weekly = on.annotate(last_letter=Greatest(last_letter, F("on_since")))
    due = weekly.filter(Q(rhythm=Rhythm.AT_ONCE) | Q(last_letter__lte=now - A_WEEK))
    return due.order_by("person", "rhythm", "pk")
