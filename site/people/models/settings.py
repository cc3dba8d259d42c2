"""How this trust handles personal data, where law and good practice leave it a choice."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from people.age_bands import FIRST_BANDS, validate_band_starts


@register_setting(icon="lock", order=2)
class PrivacySettings(BaseGenericSetting):
    """Times and thresholds."""

    own_link_days = models.PositiveSmallIntegerField(
        _("links to a person’s own page work for"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("In days. After that people ask for a new link, which comes by e-mail at once."),
    )
    visit_minutes = models.PositiveSmallIntegerField(
        _("a visit to the members’ area lasts"),
        default=120,
        validators=[MinValueValidator(5), MaxValueValidator(720)],
        help_text=_("In minutes. After that people use the link in their mail again, or ask for a new one."),
    )
    guardian_days = models.PositiveSmallIntegerField(
        _("a guardian has to answer within"),
        default=28,
        validators=[MinValueValidator(2), MaxValueValidator(365)],
        help_text=_("In days. Without an answer nobody becomes a member, and what was sent is deleted."),
    )
    guardian_reminder_days = models.PositiveSmallIntegerField(
        _("a guardian is reminded after"),
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(364)],
        help_text=_("In days, once."),
    )
    needs_review_months = models.PositiveSmallIntegerField(
        _("access needs are asked again after"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(24)],
        help_text=_("In months. The Accessible Information Standard asks for regular review."),
    )
    smallest_number_shown = models.PositiveSmallIntegerField(
        _("smallest number shown"),
        default=8,
        validators=[MinValueValidator(8)],
        help_text=_("Smaller numbers of people show as *. It can be raised, not lowered."),
    )
    age_bands = models.CharField(
        _("age bands begin at"),
        max_length=120,
        default=FIRST_BANDS,
        validators=[validate_band_starts],
        help_text=_("For equality monitoring, in years. A change counts from the next answer on; older numbers stay."),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("own_link_days"),
                FieldPanel("visit_minutes"),
                FieldPanel("guardian_days"),
                FieldPanel("guardian_reminder_days"),
                FieldPanel("needs_review_months"),
            ],
            _("Times"),
        ),
        MultiFieldPanel(
            [FieldPanel("smallest_number_shown"), FieldPanel("age_bands")],
            _("Numbers of people"),
        ),
    ]

    class Meta:
        verbose_name = _("Privacy")

    def __str__(self) -> str:
        return str(_("Privacy"))
