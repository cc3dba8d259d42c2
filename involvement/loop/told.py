"""How many emails have told those who took part what happened, by year."""

from django.db.models import Count
from django.db.models.functions import ExtractYear

from involvement.models import OpportunityPage
from involvement.telling.notices import OUTCOME
from people.models import OutboxMessage


def letters_by_year() -> dict[int, int]:
    """Return how many such emails were sent in each year; those about examples are left out."""
    examples = OpportunityPage.objects.filter(is_example=True).values("pk")
    sent = OutboxMessage.objects.filter(
        template=OUTCOME, state=OutboxMessage.State.SENT, sent_at__isnull=False, mailing__isnull=False
    )
    years = sent.exclude(mailing__page__in=examples).annotate(year=ExtractYear("sent_at")).order_by()
    return dict(years.values("year").annotate(number=Count("pk")).values_list("year", "number"))
