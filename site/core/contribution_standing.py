"""How things stand with what somebody let us use: shown, soon to be asked about again, or not shown and why."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Contribution
from core.models.contributions import ContributionQuerySet


class Standing(models.TextChoices):
    """Where one record stands today."""

    SHOWN = "shown", _("May be on the website")
    TO_ASK = "to-ask", _("May be on the website; ask them again")
    LAPSED = "lapsed", _("Not shown: nobody has asked them again")
    NOT_WEBSITE = "not-website", _("Not for the website")
    WITHDRAWN = "withdrawn", _("Taken back")


def standing_of(contribution: Contribution, today: date, notice_days: int) -> Standing:
    """Return where a record stands; `notice_days` before its day of asking it is already to be asked about."""
    if contribution.withdrawn_at:
        return Standing.WITHDRAWN
    if not contribution.on_website:
        return Standing.NOT_WEBSITE
    if not contribution.is_shown:
        return Standing.LAPSED
    return Standing.TO_ASK if contribution.review_on <= today + timedelta(days=notice_days) else Standing.SHOWN


def standing_at(standing: str, today: date, notice_days: int) -> ContributionQuerySet:
    """Return the records that stand so: the same rule, asked of the database."""
    soon = today + timedelta(days=notice_days)
    is_over = Q(shown_until__isnull=True) | Q(shown_until__lt=today)
    rules = {
        Standing.WITHDRAWN: Q(withdrawn_at__isnull=False),
        Standing.NOT_WEBSITE: Q(withdrawn_at__isnull=True, on_website=False),
        Standing.LAPSED: Q(withdrawn_at__isnull=True, on_website=True) & is_over,
        Standing.TO_ASK: Q(withdrawn_at__isnull=True, on_website=True, review_on__lte=soon) & ~is_over,
        Standing.SHOWN: Q(withdrawn_at__isnull=True, on_website=True, review_on__gt=soon) & ~is_over,
    }
    return Contribution.objects.get_queryset().filter(rules[Standing(standing)])
