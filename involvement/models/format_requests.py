"""Requests for a page in another format or language: what is wanted, which names nobody, and who waits for it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.format_sets import WANTED, Want
from people.models import ConsentWording, Person


class FormatWish(models.Model):
    """One page in one format and language, how often it was asked for, and what came of it.

    It stays when those who asked are forgotten: the number says what is worth making.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Asked for")
        PROMISED = "promised", _("Promised")
        ANSWERED = "answered", _("Answered")
        CANNOT = "cannot", _("Cannot be done")

    page = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, related_name="format_wishes", verbose_name=_("page")
    )
    format = models.CharField(_("format"), max_length=20, choices=list(WANTED.items()))
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    asked = models.PositiveIntegerField(_("how often"), default=0)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ASKED)
    since = models.DateTimeField(_("since"), default=timezone.now)  # the first of those who wait asked then
    due_on = models.DateField(_("promised by"), null=True, blank=True)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)  # or why it cannot be done
    settled_at = models.DateTimeField(_("answered"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("request for a format")
        verbose_name_plural = _("requests for formats")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["page", "format", "language"], name="involvement_wish_once"),
        ]

    def __str__(self) -> str:
        return str(_("Request for a format, number %(number)s") % {"number": self.pk})

    @property
    def want(self) -> Want:
        """Return the format and language."""
        return Want(self.format, self.language)

    @property
    def is_settled(self) -> bool:
        """Tell whether those who asked have been answered."""
        return self.state in (self.State.ANSWERED, self.State.CANNOT)


class FormatRequest(models.Model):
    """That one person waits for it. What is typed stands here and not in the record of somebody we may know."""

    wish = models.ForeignKey(FormatWish, on_delete=models.CASCADE, related_name="requests")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="format_requests")
    reach_by = models.CharField(_("contact"), max_length=10, choices=Person.Channel.choices)
    reach_at = models.TextField(_("phone or address"), max_length=400, blank=True)  # nothing of those with email
    words = models.CharField(_("in their words"), max_length=100, blank=True)
    wording = models.ForeignKey(ConsentWording, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    due_on = models.DateField(_("promised by"))
    is_on = models.BooleanField(_("waits"), default=False)  # with email: once they have pressed the button in our mail
    on_since = models.DateTimeField(_("confirmed"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)  # answered, or not wanted any more

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("who waits for a format")
        verbose_name_plural = _("who waits for a format")
        constraints = [models.UniqueConstraint(fields=["wish", "person"], name="involvement_asked_format_once")]
        indexes = [models.Index(fields=["wish", "is_on"], name="involvement_format_waits")]

    def __str__(self) -> str:
        return f"format request {self.pk}"
