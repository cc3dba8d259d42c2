"""Release sets: pages, and their translations, that go live together or not at all."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision


class ReleaseSet(models.Model):
    """A name, the pages with the drafts that were chosen of them, and perhaps a time."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        SCHEDULED = "scheduled", _("Planned")
        LIVE = "live", _("Live")
        REFUSED = "refused", _("Stopped")

    name = models.CharField(_("name"), max_length=120, help_text=_("Only staff see it."))
    goes_live_at = models.DateTimeField(
        _("goes live at"), null=True, blank=True, help_text=_("Optional. Without it, somebody presses the button.")
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN, db_index=True)
    refusal = models.TextField(_("why it was stopped"), blank=True)
    made_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("made by")
    )
    released_at = models.DateTimeField(_("went live"), null=True, editable=False)
    released_by = models.ForeignKey(  # who pressed the button, or set the time
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("released by")
    )
    taken_back_at = models.DateTimeField(_("taken back"), null=True, editable=False)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("taken back by"),
    )

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("release set")
        verbose_name_plural = _("release sets")

    def __str__(self) -> str:
        return self.name


class ReleaseItem(models.Model):
    """One page of a set, and its draft as it was when it was taken in. A page that is deleted leaves its title."""

    release = models.ForeignKey(ReleaseSet, on_delete=models.CASCADE, related_name="items")
    page = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("page"))
    revision = models.ForeignKey(
        Revision, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("draft")
    )
    title = models.CharField(_("title"), max_length=255)
    was_live = models.BooleanField(_("was public before"), null=True, editable=False)  # not known before it went live
    before = models.ForeignKey(
        Revision, on_delete=models.SET_NULL, null=True, related_name="+", editable=False, verbose_name=_("before")
    )

    class Meta:
        ordering = ["page__path", "pk"]
        verbose_name = _("page of a release set")
        verbose_name_plural = _("pages of release sets")
        constraints = [models.UniqueConstraint(fields=["release", "page"], name="home_page_once_in_a_release")]

    def __str__(self) -> str:
        return self.title
