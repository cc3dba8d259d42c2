"""What people let us use and took back: off the site at once, out of the database after a short time."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from core.models import Contribution, ContributionText, CustomImage
from core.withdrawing import forget_pictures


def words_taken_back(moment: datetime, days: int) -> QuerySet[ContributionText]:
    """Return the words that were taken back so long ago."""
    return ContributionText.objects.filter(contribution__withdrawn_at__lt=moment - timedelta(days=days))


def pictures_taken_back(moment: datetime, days: int) -> QuerySet[CustomImage]:
    """Return the pictures that were taken back so long ago."""
    return CustomImage.objects.filter(agreement__withdrawn_at__lt=moment - timedelta(days=days))


def delete_pictures_taken_back(moment: datetime, days: int) -> int:
    """Delete these pictures with their files; returns how many."""
    return forget_pictures(pictures_taken_back(moment, days))


def records_taken_back(moment: datetime, days: int) -> QuerySet[Contribution]:
    """Return what is left of those records: when it was agreed, when taken back, and where it was used."""
    return Contribution.objects.filter(withdrawn_at__lt=moment - timedelta(days=days))
