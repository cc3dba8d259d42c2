"""How often pages are read, as numbers a day, and up to when an access log has been counted; nothing of any reader."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_LOG_NAME = 60


class PageVisits(models.Model):
    """How often a page was read in one language on one day. It names the page as its translations do, and nobody."""

    thread = models.UUIDField(_("page"))  # what a page and its translations share
    language = models.CharField(_("language"), max_length=100)
    day = models.DateField(_("day"), db_index=True)
    number = models.PositiveIntegerField(_("times read"), default=0)

    class Meta:
        verbose_name = _("visits of a page")
        verbose_name_plural = _("visits of pages")
        constraints = [models.UniqueConstraint(fields=["thread", "language", "day"], name="home_visits_once_a_day")]

    def __str__(self) -> str:
        return f"{self.thread} {self.language} {self.day}: {self.number}"


class CountedLog(models.Model):
    """An access log by the name that the trust gives it, and the time of the last line that was counted."""

    name = models.CharField(_("name"), max_length=LONGEST_LOG_NAME, primary_key=True)
    counted_until = models.DateTimeField(_("counted until"))

    class Meta:
        verbose_name = _("counted log")
        verbose_name_plural = _("counted logs")

    def __str__(self) -> str:
        return f"{self.name} {self.counted_until:%Y-%m-%d %H:%M:%S}"
