"""What happens when somebody grows too old for the forum: told in good time, not put out on the birthday."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

LONGEST = 180  # days


class GrowingUpMixin(models.Model):
    """Times around the highest age; needs SignUpTermsMixin and `next_pages` beside it."""

    invite_days_before = models.PositiveSmallIntegerField(
        _("members are told before the birthday"),
        default=90,
        validators=[MinValueValidator(14), MaxValueValidator(LONGEST)],
        help_text=_("In days before they are older than the highest age. They are told once what they can join next."),
    )
    grace_days = models.PositiveSmallIntegerField(
        _("they may stay after the birthday"),
        default=90,
        validators=[MaxValueValidator(LONGEST)],
        help_text=_("In days. Then the membership ends by itself. Nobody leaves without having been told."),
    )

    notice_days = models.PositiveSmallIntegerField(
        _("at least this long after being told"),
        default=14,
        validators=[MinValueValidator(7), MaxValueValidator(LONGEST)],
        help_text=_("In days, for members who join or correct their date of birth when they are nearly too old."),
    )

    growing_up_panels = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("invite_days_before"), FieldPanel("grace_days")]), FieldPanel("notice_days")],
            _("When members grow too old"),
        ),
        InlinePanel(
            "next_pages",
            heading=_("What they can join next"),
            label=_("page"),
            max_num=6,
            help_text=_("Groups for adults. Members who grow too old, and people who are, are invited there."),
        ),
    ]

    class Meta:
        abstract = True
