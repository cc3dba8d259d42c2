"""The terms of signing up: from what age, when a guardian must agree, and how long answers are kept."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from people.subjects import AgeRule


class SignUpTermsMixin(models.Model):
    """Ages and keeping, as data that an editor sets for each thing people sign up for."""

    lowest_age = models.PositiveSmallIntegerField(
        _("lowest age"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(99)],
        help_text=_("Leave empty where age does not matter: then nobody is asked for a date of birth."),
    )
    highest_age = models.PositiveSmallIntegerField(
        _("highest age"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )
    guardian_below = models.PositiveSmallIntegerField(
        _("a guardian must agree below the age of"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(18)],
        help_text=_("Usually 16. Nobody younger is signed up before a parent or guardian has agreed."),
    )
    keep_months = models.PositiveSmallIntegerField(
        _("answers are kept for"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=_("In months after it has ended. Leave empty for the time that is set for all sign-ups."),
    )

    # Of what goes on nobody can say how long after its end answers are kept: they go some time after a person has left.
    age_panels = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("lowest_age"), FieldPanel("highest_age")]), FieldPanel("guardian_below")],
            _("Ages"),
        )
    ]
    terms_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("lowest_age"), FieldPanel("highest_age")]),
                FieldPanel("guardian_below"),
                FieldPanel("keep_months"),
            ],
            _("Ages, and how long answers are kept"),
        )
    ]

    class Meta:
        abstract = True

    def sign_up_ages(self) -> AgeRule | None:
        """Return who is old enough, None where age does not matter."""
        rule = AgeRule(self.lowest_age, self.highest_age, self.guardian_below)
        return None if rule == AgeRule() else rule

    def age_gaps(self) -> dict[str, str]:
        """Return a message for each age that cannot go together with another; part of the publish gate."""
        gaps = {}
        if self.lowest_age and self.highest_age and self.highest_age < self.lowest_age:
            gaps["highest_age"] = gettext("The highest age cannot be below the lowest age.")
        if self.guardian_below and self.lowest_age and self.guardian_below < self.lowest_age:
            gaps["guardian_below"] = gettext("Nobody this young can sign up. Make it higher, or leave it empty.")
        return gaps
