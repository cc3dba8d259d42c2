"""The times of meetings that a trust sets for itself."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="calendar-alt", order=4)
class MeetingSettings(BaseGenericSetting):
    """When the team is reminded of papers, and for how long members are asked how a meeting was."""

    reminder_days = models.PositiveSmallIntegerField(
        _("remind us of papers"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
        help_text=_("In days before the day that we promised to members."),
    )
    answer_days = models.PositiveSmallIntegerField(
        _("members can say how it was for"),
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("In days after the meeting. The numbers are shown once this time is over."),
    )

    panels = [FieldPanel("reminder_days"), FieldPanel("answer_days")]

    class Meta:
        verbose_name = _("Meetings")

    def __str__(self) -> str:
        return str(_("Meetings"))


def meeting_settings() -> MeetingSettings:
    """Return the settings, or the defaults; makes no row, because looking at a page changes nothing."""
    return MeetingSettings.objects.first() or MeetingSettings()
