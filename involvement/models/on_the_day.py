"""What happens on the day: what people ask about before they dare to come."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


class OnTheDayMixin(models.Model):
    """Getting there, breaks, and what the room offers; what is not known stays unsaid."""

    class Offered(models.TextChoices):
        YES = "yes", _("Yes")
        ASK = "ask", _("If you ask us before")
        NO = "no", _("No")

    getting_there = models.TextField(
        _("getting there"),
        max_length=600,
        blank=True,
        help_text=_("Bus, parking, the door to use, who meets people there. For online: how the link comes."),
    )
    what_happens = models.TextField(
        _("how the time is spent"),
        max_length=600,
        blank=True,
        help_text=_("How many people, who leads, what happens first. It takes away fear."),
    )
    breaks = models.CharField(_("breaks"), max_length=200, blank=True, help_text=_("For example “a break every hour”."))
    step_free = models.CharField(_("step-free"), max_length=5, choices=Offered.choices, blank=True)
    hearing_loop = models.CharField(_("hearing loop"), max_length=5, choices=Offered.choices, blank=True)
    quiet_space = models.CharField(_("quiet space"), max_length=5, choices=Offered.choices, blank=True)
    supporter_welcome = models.BooleanField(
        _("a support person is welcome"),
        default=False,
        help_text=_("Somebody who comes along, without a place of their own."),
    )

    on_the_day_panels = [
        MultiFieldPanel(
            [
                FieldPanel("what_happens"),
                FieldPanel("getting_there"),
                FieldPanel("breaks"),
                FieldRowPanel([FieldPanel("step_free"), FieldPanel("hearing_loop"), FieldPanel("quiet_space")]),
                FieldPanel("supporter_welcome"),
            ],
            _("What happens on the day"),
        )
    ]

    class Meta:
        abstract = True
