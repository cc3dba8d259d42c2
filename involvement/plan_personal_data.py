"""Who sent a plan, as far as it is a person's: found by their address, shown, forgotten, and kept for a year."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from involvement.models import SentPlan
from people.models import Person
from people.personal_data.rows import fields_in_words
from people.registry import PersonalStore, register_store
from people.retention.kinds import register_retention

A_YEAR = 365  # days


def _theirs(person: Person) -> QuerySet[SentPlan]:
    addresses = [address for address in (person.email, person.new_email) if address]
    found = Q(pk__in=[])
    for address in addresses:
        found |= Q(email__iexact=address)
    return SentPlan.objects.filter(found)


def _describe(sent: SentPlan) -> dict[str, Any]:
    return fields_in_words(sent, "name", "email", "sent_at")


def _erase(person: Person) -> int:
    return _theirs(person).delete()[0]


def _stays_as_it_is(stays: Person, goes: Person) -> None:
    """Do nothing: it hangs on an address, not on a record."""


def _old(moment: datetime, days: int) -> QuerySet[SentPlan]:
    return SentPlan.objects.filter(sent_at__lt=moment - timedelta(days=days))


register_store(
    PersonalStore(
        name="sent_plans",
        label=_("Plans you sent as a member of staff"),
        rows=_theirs,
        describe=_describe,
        erase=_erase,
        join=_stays_as_it_is,
    )
)
register_retention(
    "sent_plans",
    _("Which member of staff sent a plan"),
    A_YEAR,
    _old,
    own_words=_("That you sent a plan as a member of staff"),
)
