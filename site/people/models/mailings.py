"""Mail that staff write to many people at once; who gets it is decided by consent, and counted before it goes."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Mailing(models.Model):
    """One letter to a group, with its audience and how far it has got."""

    class Audience(models.TextChoices):
        NEWS = "news", _("Everyone who asked for news")
        TAKING_PART = "taking-part", _("People who take part in one thing")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SCHEDULED = "scheduled", _("Waiting for its time")
        SENDING = "sending", _("Being sent")
        STOPPED = "stopped", _("Stopped")
        SENT = "sent", _("Sent")

    audience = models.CharField(
        _("who gets it"),
        max_length=20,
        choices=Audience.choices,
        default=Audience.NEWS,
        help_text=_("News goes only to those who asked for it. Write to people of one thing only about that thing."),
    )
    page = models.ForeignKey(
        Page,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("the thing they take part in"),
    )
    topic = models.CharField(
        _("only about this topic"),
        max_length=80,
        blank=True,
        help_text=_("Then only members get it who chose the topic."),
    )
    # Which mail it is: what staff wrote, or one whose words are set and whose facts stand in `details`.
    template = models.CharField(max_length=60, default="mailing", editable=False)
    details = models.JSONField(default=dict, blank=True, editable=False)  # never about a person
    # What happened, where people are told of something that happened: each such thing is told once.
    occasion = models.CharField(max_length=120, unique=True, null=True, blank=True, editable=False)
    states = models.JSONField(_("in these states"), default=list, blank=True)  # values of SignUp.State
    subject = models.CharField(
        _("subject"),
        max_length=120,
        help_text=_("Keep it neutral: others may see it. Name no service, group or illness."),
    )
    body = models.TextField(
        _("message"),
        validators=[MaxLengthValidator(20_000)],
        help_text=_(
            "Leave an empty line between paragraphs. Begin a line with “- ” for a list, with “# ” for a heading. "
            "{name} becomes the person’s name."
        ),
    )
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.DRAFT, db_index=True)
    send_at = models.DateTimeField(
        _("send at"), null=True, blank=True, help_text=_("Leave empty to send as soon as you press the button.")
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    last_person = models.BigIntegerField(default=0, editable=False)  # the writing of letters has got as far as this
    is_written = models.BooleanField(default=False, editable=False)  # a letter for everyone stands in the outbox
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    left_out = models.JSONField(_("left out, by reason"), default=dict, blank=True, editable=False)  # reason -> number

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("mailing")
        verbose_name_plural = _("mailings")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.subject
