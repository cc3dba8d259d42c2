"""Stories: what we said, and what was done about it, or why it could not be done."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from core.models import BasePage, Directorate, Theme
from involvement.story_publishing import StoryPageForm, missing_from_story
from involvement.story_statuses import ANSWERED, CheckAnswer, CouldNotReason, StoryStatus

from .public_pages import PublicPageQuerySet
from .sources import Source
from .story_panels import story_tabs

WORDS = ["bold", "ol", "ul", "link", "document-link"]


class StoryPage(BasePage):
    """One thing that was said, and what came of it."""

    # What we said
    what_we_said = RichTextField(
        _("what we said"), features=WORDS, blank=True, help_text=_("In plain words, without anybody’s name.")
    )
    heard_on = models.DateField(_("heard on"), null=True, blank=True, help_text=_("When it was first said to us."))
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )
    came_from = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("opportunity or group it came from"),
    )
    themes = ParentalManyToManyField(Theme, blank=True, related_name="+", verbose_name=_("themes"))
    directorate = models.ForeignKey(
        Directorate, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("directorate")
    )

    # What we did, or could not
    status = models.CharField(_("status"), max_length=12, choices=StoryStatus.choices, default=StoryStatus.HEARD)
    what_we_did = RichTextField(
        _("what we did"), features=WORDS, blank=True, help_text=_("What is different now, or what we are doing.")
    )
    could_not_reason = models.CharField(
        _("why we could not"), max_length=10, choices=CouldNotReason.choices, blank=True
    )
    could_not_because = models.TextField(
        _("because"), max_length=1000, blank=True, help_text=_("In your own words, so that people can follow it.")
    )
    who_to_ask = models.CharField(
        _("who to ask"), max_length=200, blank=True, help_text=_("Where it is not ours: who decides, and how to ask.")
    )
    later_when = models.CharField(
        _("when"), max_length=200, blank=True, help_text=_("Where it is for later: when you will look at it again.")
    )
    next_update_due = models.DateField(
        _("next update due"), null=True, blank=True, help_text=_("A promise: by this day you say how it goes on.")
    )

    # How we know
    no_evidence_reason = models.TextField(
        _("why there is no evidence"), max_length=600, blank=True, help_text=_("Only where you can show none.")
    )
    checked_with = models.CharField(
        _("checked with"), max_length=200, blank=True, help_text=_("A group, never a person’s name.")
    )
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_answer = models.CharField(_("their answer"), max_length=12, choices=CheckAnswer.choices, blank=True)
    checked_words = models.TextField(
        _("in their words"), max_length=1000, blank=True, help_text=_("As they said it, and as they agreed to it.")
    )

    # What goes into the history with the next publication, and is empty again afterwards
    update_note = models.TextField(
        _("update"), max_length=600, blank=True, help_text=_("One or two sentences for the public history.")
    )
    update_happened_on = models.DateField(
        _("when it happened"), null=True, blank=True, help_text=_("Leave empty for the day you publish.")
    )
    update_corrects = models.ForeignKey(
        "involvement.StoryChange",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("this corrects"),
        help_text=_("An entry of the history is never changed. A correction stands beside it."),
    )

    base_form_class = StoryPageForm
    served_with = ("source", "directorate")
    parent_page_types = ["involvement.StoryIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    objects: ClassVar[PageManager] = PageManager.from_queryset(PublicPageQuerySet)()

    edit_handler = story_tabs()
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("what_we_said"),
        index.SearchField("what_we_did"),
        index.SearchField("could_not_because"),
        index.SearchField("checked_words"),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        indexes = [models.Index(fields=["status", "next_update_due"], name="involvement_story_due")]

    is_in_editor = False  # set by the editor's form while it cleans: the form is the gate then

    def clean(self) -> None:
        """Raise ValidationError where a live story would leave the public without what it needs."""
        super().clean()
        if self.live and not self.is_in_editor and (missing := missing_from_story(self)):
            raise ValidationError(missing)

    @property
    def is_answered(self) -> bool:
        """Tell whether the people who said it have their answer."""
        return self.status in ANSWERED

    @property
    def is_overdue(self) -> bool:
        """Tell whether the next update was promised for a day that is over."""
        due = self.next_update_due
        return not self.is_answered and due is not None and due < timezone.localdate()
