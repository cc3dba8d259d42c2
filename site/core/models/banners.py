"""A message across the top of every page, for a set time only."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin, WorkflowMixin
from wagtail_localize.fields import SynchronizedField

from core.draft_publishing import DraftForm


class AlertBanner(WorkflowMixin, DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    """A short message with a start and an end, so that it can never be forgotten on the page.

    Everybody reads it everywhere, so an editor writes it and a moderator lets it through.
    """

    class Kind(models.TextChoices):
        INFORMATION = "information", _("Information")
        WARNING = "warning", _("Important")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.INFORMATION)
    heading = models.CharField(_("heading"), max_length=100, help_text=_("A few words. Say what has happened."))
    message = models.CharField(
        _("message"), max_length=300, help_text=_("One or two sentences: what people should do.")
    )
    link_url = models.CharField(
        _("link"),
        max_length=255,
        blank=True,
        validators=[RegexValidator(r"^(/(?!/)|https?://)\S*$", _("Begin with / for this site, or with https://"))],
        help_text=_("A page with more, if there is one: “/opportunities/”, or a web address."),
    )
    link_text = models.CharField(_("link text"), max_length=100, blank=True)
    starts_at = models.DateTimeField(_("shown from"), default=timezone.now)
    ends_at = models.DateTimeField(_("shown until"), help_text=_("The banner disappears by itself at this time."))

    base_form_class = DraftForm
    override_translatable_fields = [SynchronizedField("link_url")]
    panels = [
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("heading"), FieldPanel("message")], _("Message")),
        MultiFieldPanel([FieldRowPanel([FieldPanel("link_url"), FieldPanel("link_text")])], _("Link")),
        MultiFieldPanel([FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")])], _("When it is shown")),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["-starts_at"]
        verbose_name = _("alert banner")
        verbose_name_plural = _("alert banners")

    def __str__(self) -> str:
        return self.heading

    @property
    def state(self) -> str:
        """Return in words whether it is shown now."""
        now = timezone.now()
        if not self.live:
            return gettext("Draft")
        if now >= self.ends_at:
            return gettext("Over")
        return gettext("Shown now") if now >= self.starts_at else gettext("Planned")

    def clean(self) -> None:
        """Raise ValidationError for a banner that ends before it starts or has half a link."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end must be after the start.")})
        if bool(self.link_url) != bool(self.link_text):
            raise ValidationError({"link_text": _("Give both the link and its text, or neither.")})
