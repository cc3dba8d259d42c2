"""Opportunities: ways to take part."""

from datetime import datetime
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from modelcluster.fields import ParentalManyToManyField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager
from wagtail.search import index

from core.blocks import BodyBlock
from core.models import Area, Audience, BasePage, Directorate, Theme
from involvement.briefing import opportunity_briefing, opportunity_questions
from involvement.previewing import PREVIEWS, state_to_show
from involvement.publishing import OpportunityPageForm, missing_before_publishing
from involvement.question_gaps import lacks_choices
from involvement.states import TAKES_SIGN_UPS, OpportunityState, state_at
from people.subjects import Question, SignUpBriefing
from people.views import journey, paper

from .ladder import Rung, Stage
from .offer import OfferMixin
from .on_the_day import OnTheDayMixin
from .opportunity_lists import OpportunityManager
from .opportunity_panels import OPPORTUNITY_TABS
from .outcome import OutcomeMixin
from .terms import SignUpTermsMixin


class OpportunityPage(RoutablePageMixin, OfferMixin, OnTheDayMixin, OutcomeMixin, SignUpTermsMixin, BasePage):
    """One way to take part, with everything a person needs to decide."""

    class Selection(models.TextChoices):
        FIRST_COME = "first-come", _("First come, first served")
        TEAM = "team", _("The team chooses")

    # What it is
    what_you_would_do = RichTextField(_("what you would do"), features=["bold", "ol", "ul", "link"])
    who_for = models.TextField(
        _("who it is for"), max_length=600, help_text=_("Who you hope to hear from. Welcome, do not exclude.")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("more about it"))
    audiences = ParentalManyToManyField(Audience, blank=True, related_name="+", verbose_name=_("audiences"))
    themes = ParentalManyToManyField(Theme, blank=True, related_name="+", verbose_name=_("themes"))
    directorate = models.ForeignKey(
        Directorate, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("directorate")
    )

    # How, where and when
    in_person = models.BooleanField(_("in person"), default=False)
    online = models.BooleanField(_("online"), default=False)
    by_phone = models.BooleanField(_("by phone"), default=False)
    by_post = models.BooleanField(_("by post"), default=False)
    area = models.ForeignKey(
        Area, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("area")
    )
    place = models.CharField(_("place"), max_length=255, blank=True, help_text=_("Building, street and postcode."))
    minutes_asked = models.PositiveIntegerField(
        _("time asked, in minutes"),
        null=True,
        validators=[MinValueValidator(1)],
        help_text=_("For one person, in all, with preparation and reading."),
    )
    time_note = models.CharField(
        _("about the time"), max_length=200, blank=True, help_text=_("For example “three meetings of 90 minutes”.")
    )

    # Say
    stage = models.ForeignKey(
        Stage,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("stage"),
        help_text=_("How early people are involved."),
    )
    rung = models.ForeignKey(
        Rung,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("rung promised"),
        help_text=_("How much say people will have."),
    )
    rung_reason = models.TextField(
        _("why this rung"), max_length=400, help_text=_("Shown to the public. Say honestly why not more.")
    )
    who_decides = models.CharField(_("who decides in the end"), max_length=200, blank=True)

    # Access
    adjustments = models.TextField(
        _("how to ask for adjustments"),
        max_length=600,
        help_text=_("Who to tell and by when, and what you already offer: breaks, hearing loop, quiet space."),
    )

    # Dates and places
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True, help_text=_("Leave empty to open at once."))
    closes_at = models.DateTimeField(
        _("closes"), null=True, help_text=_("From this minute on the form refuses sign-ups by itself.")
    )
    capacity = models.PositiveIntegerField(
        _("places"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Leave empty for no limit."),
    )
    selection = models.CharField(
        _("who gets a place"), max_length=20, choices=Selection.choices, default=Selection.TEAM
    )
    cancelled_at = models.DateTimeField(
        _("cancelled"), null=True, blank=True, help_text=_("Fill in if it will not go ahead.")
    )

    base_form_class = OpportunityPageForm
    served_with = ("area", "directorate", "rung", "stage")
    parent_page_types = ["involvement.OpportunityIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    objects: ClassVar[PageManager] = OpportunityManager()

    edit_handler = OPPORTUNITY_TABS
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("what_you_would_do"),
        index.SearchField("who_for"),
        index.SearchField("place"),
        index.SearchField("time_note"),
        index.SearchField("adjustments"),
        index.SearchField("offer_in_words"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("opportunity")
        verbose_name_plural = _("opportunities")
        # What the list filters and sorts by on every visit; the foreign keys bring indexes of their own.
        indexes = [
            models.Index(fields=["cancelled_at", "closes_at", "opens_at"], name="involvement_open"),
            models.Index(fields=["closes_at"], name="involvement_closes_at"),
        ]

    is_in_editor = False  # set by the editor's form while it cleans: the form is the gate then
    preview_state: OpportunityState | None = None  # set while an editor looks at it in a state of their choice
    preview_modes = PREVIEWS

    def clean(self) -> None:
        """Raise ValidationError where a live page would leave the public without a fact it needs."""
        super().clean()
        if not self.live or self.is_in_editor:
            return
        if missing := missing_before_publishing(self):
            raise ValidationError(missing)
        if any(lacks_choices(question) for question in self.questions.all()):
            raise ValidationError(_("A question with a list needs at least two choices."))

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the page in the state that an editor chose to look at."""
        self.preview_state = state_to_show(self, mode_name)
        shown: HttpResponse = super().serve_preview(request, mode_name)
        return shown

    def sign_up_briefing(self) -> SignUpBriefing:
        """Return what people.journey and people.post need to know of this opportunity."""
        return opportunity_briefing(self)

    def sign_up_questions(self) -> tuple[Question, ...]:
        """Return the editors' own questions, which is all that receiving a form needs to know."""
        return opportunity_questions(self)

    def takes_sign_ups_at(self, moment: datetime) -> bool:
        """Tell whether a form sent at this moment is accepted (nothing but dates decides)."""
        return state_at(self, moment, closing_soon_days=0) in TAKES_SIGN_UPS

    # The public has no session that a foreign site could borrow, and the form works in browsers without cookies.
    @path("take-part/")
    @csrf_exempt
    def take_part(self, request: HttpRequest) -> HttpResponse:
        """Show and receive the sign-up form."""
        return journey.take_part(request, self)

    @path("take-part/thank-you/")
    def take_part_thank_you(self, request: HttpRequest) -> HttpResponse:
        """Say what happens next; the same words for everyone."""
        return journey.thank_you(request, self)

    @path("take-part/paper/")
    def take_part_paper(self, request: HttpRequest) -> HttpResponse:
        """Show the form as it is printed and filled in by hand."""
        return paper.paper(request, self)
