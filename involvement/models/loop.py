"""What the loop desk needs to know: whose mail goes where and when, and numbers of people that stay as they are."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from involvement.roles import same_role


class OwnerAddress(models.Model):
    """Where mail for one role goes: the role that pages name as responsible."""

    role = models.CharField(
        _("role"), max_length=120, help_text=_("As it stands on the pages, for example “Head of patient letters”.")
    )
    email = models.EmailField(_("email address"), help_text=_("A mailbox that somebody reads, better of a team."))

    panels = [FieldPanel("role"), FieldPanel("email")]

    class Meta:
        verbose_name = _("owner")
        verbose_name_plural = _("owners")
        ordering = ["role"]

    def __str__(self) -> str:
        return self.role

    def clean(self) -> None:
        """Raise ValidationError where the role has an address already, however it is written."""
        super().clean()
        self.role = " ".join(self.role.split())
        others = OwnerAddress.objects.exclude(pk=self.pk).values_list("role", flat=True)
        if any(same_role(self.role, other) for other in others):
            raise ValidationError({"role": _("This role has an address already. Change that one.")})


@register_setting(icon="rotate", order=40)
class LoopSettings(BaseGenericSetting):
    """When owners are told what is owed, and from how many stories on a middle is shown."""

    weekly_mail = models.BooleanField(
        _("send a weekly mail"),
        default=True,
        help_text=_("Each owner gets one mail a week that lists what is owed, and none where nothing is."),
    )
    weekday = models.PositiveSmallIntegerField(
        _("day"), default=1, choices=[(number + 1, name) for number, name in WEEKDAYS.items()]
    )
    hour = models.PositiveSmallIntegerField(
        _("hour"), default=8, validators=[MaxValueValidator(23)], help_text=_("From 0 to 23, by the clock in London.")
    )
    fewest_for_middle = models.PositiveSmallIntegerField(
        _("days from said to did are shown from"),
        default=5,
        validators=[MinValueValidator(3), MaxValueValidator(100)],
        help_text=_("So many stories with an answer. With fewer, one slow or quick story would decide everything."),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("weekly_mail"), FieldRowPanel([FieldPanel("weekday"), FieldPanel("hour")])],
            _("Mail to those who are responsible"),
        ),
        FieldPanel("fewest_for_middle"),
    ]

    class Meta:
        verbose_name = _("loop desk")

    def __str__(self) -> str:
        return str(_("Loop desk"))


class LoopWeek(models.Model):
    """A week whose mail to owners is written; the row and the mails come in one transaction."""

    week = models.CharField(max_length=8, primary_key=True)  # such as "2026-W05"
    written_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.week


class PeopleInYear(models.Model):
    """A number of people in one year, taken once when the year is over; erasing somebody later does not change it."""

    name = models.CharField(max_length=60)  # of involvement.loop.people_counts
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    taken_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("number of people in a year")
        verbose_name_plural = _("numbers of people in a year")
        constraints = [models.UniqueConstraint(fields=["name", "year"], name="involvement_people_in_year_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.year}"
