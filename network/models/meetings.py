"""Meetings of a group: what everybody may know of them, and what only members do."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.models import BasePage
from involvement.below_groups import StandsBelowGroups
from network.meeting_publishing import MeetingPageForm, missing_before_publishing

from .meeting_panels import MEETING_TABS


class MeetingPage(StandsBelowGroups, BasePage):
    """One meeting. Whoever shows it to the public shows none of the fields that begin with `joining`."""

    topic = RichTextField(
        _("what it is about"),
        features=["bold", "ol", "ul", "link"],
        help_text=_("What will be talked about and decided. Plain words; everybody can read this."),
    )
    starts_at = models.DateTimeField(_("starts"), null=True)
    ends_at = models.DateTimeField(_("ends"), null=True)
    in_person = models.BooleanField(_("in person"), default=False)
    online = models.BooleanField(_("online"), default=False)
    place = models.CharField(_("place"), max_length=255, blank=True, help_text=_("Building, street and postcode."))
    how_to_come = models.TextField(
        _("who can come, and how"),
        max_length=600,
        blank=True,
        help_text=_("For example “Members come. If you would like to listen, ring us before.”"),
    )
    access = models.TextField(
        _("access on the day"),
        max_length=600,
        blank=True,
        help_text=_("Steps, hearing loop, breaks, quiet space, parking, and how to ask for more."),
    )
    papers_by = models.DateField(
        _("members get the papers by"), null=True, blank=True, help_text=_("A week before is usual.")
    )
    no_papers = models.BooleanField(_("there are no papers"), default=False)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    joining_link = models.URLField(_("link to join online"), max_length=500, blank=True)
    joining_details = models.TextField(
        _("how to join"), max_length=600, blank=True, help_text=_("Phone number, meeting number, whom to ring if lost.")
    )

    base_form_class = MeetingPageForm
    subpage_types: ClassVar[list[str]] = []
    edit_handler = MEETING_TABS
    search_fields = [*BasePage.search_fields, index.SearchField("topic"), index.SearchField("place")]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("joining_link"),
        SynchronizedField("place"),
    ]

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        indexes = [models.Index(fields=["starts_at"], name="network_meeting_starts_at")]

    group_title = ""  # set by lists that show it
    is_in_editor = False  # set by the editor's form while it cleans: the form is the gate then

    def clean(self) -> None:
        """Raise ValidationError where a live page would leave people without a fact they need."""
        super().clean()
        if self.live and not self.is_in_editor and (missing := missing_before_publishing(self)):
            raise ValidationError(missing)
