"""Opportunities: ways to take part, and the list of them."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from core.blocks import BodyBlock
from core.models import Area, Audience, BasePage, Directorate, Theme
from involvement.briefing import opportunity_briefing
from involvement.publishing import OpportunityPageForm, missing_before_publishing
from people.subjects import SignUpBriefing
from people.views import journey

from .ladder import Rung, Stage
from .offer import OfferMixin


class OpportunityIndexPage(BasePage):
    """The list of opportunities with its filters."""

    introduction = RichTextField(_("introduction"), blank=True, features=["bold", "link"])

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["involvement.OpportunityPage"]

    class Meta:
        verbose_name = _("list of opportunities")


class OpportunityQuerySet(PageQuerySet):
    """Opportunities by their state at a moment, computed from dates so that no timer is needed."""

    def open_at(self, moment: datetime) -> "OpportunityQuerySet":
        """Return those that accept sign-ups at this moment."""
        started = Q(opens_at__isnull=True) | Q(opens_at__lte=moment)
        return self.filter(started, closes_at__gt=moment, cancelled_at__isnull=True)

    def closed_at(self, moment: datetime) -> "OpportunityQuerySet":
        """Return those whose closing time has passed or that were cancelled."""
        return self.filter(Q(closes_at__lte=moment) | Q(cancelled_at__isnull=False))


OpportunityManager = PageManager.from_queryset(OpportunityQuerySet)


class OpportunityPage(RoutablePageMixin, OfferMixin, BasePage):
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
        _("time asked, in minutes"), null=True, help_text=_("For one person, in all, with preparation and reading.")
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
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True, help_text=_("Leave empty for no limit."))
    selection = models.CharField(
        _("who gets a place"), max_length=20, choices=Selection.choices, default=Selection.TEAM
    )
    cancelled_at = models.DateTimeField(
        _("cancelled"), null=True, blank=True, help_text=_("Fill in if it will not go ahead.")
    )

    # The promise
    outcome_due = models.DateField(
        _("people are told what happened by"),
        null=True,
        help_text=_("A promise to everyone who takes part. Be sure to keep it."),
    )
    outcome_how = models.CharField(
        _("how they are told"), max_length=200, blank=True, help_text=_("For example “by e-mail, and on this page”.")
    )

    base_form_class = OpportunityPageForm
    parent_page_types = ["involvement.OpportunityIndexPage"]
    subpage_types: list[str] = []
    objects = OpportunityManager()

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("what_you_would_do"),
                FieldPanel("who_for"),
                FieldPanel("audiences"),
                FieldPanel("themes"),
                FieldPanel("directorate"),
            ],
            _("What it is"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel(name) for name in ("in_person", "online", "by_phone", "by_post")]),
                FieldRowPanel([FieldPanel("area"), FieldPanel("place")]),
                FieldRowPanel([FieldPanel("minutes_asked"), FieldPanel("time_note")]),
            ],
            _("How, where and how long"),
        ),
        InlinePanel("sessions", heading=_("Dates and times"), label=_("session")),
        *OfferMixin.offer_panels,
        MultiFieldPanel(
            [FieldPanel("stage"), FieldPanel("rung"), FieldPanel("rung_reason"), FieldPanel("who_decides")],
            _("How much say you have"),
        ),
        FieldPanel("adjustments"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
                FieldRowPanel([FieldPanel("capacity"), FieldPanel("selection")]),
                FieldPanel("cancelled_at"),
            ],
            _("Opening, closing and places"),
        ),
        MultiFieldPanel([FieldPanel("outcome_due"), FieldPanel("outcome_how")], _("Our promise")),
        FieldPanel("body"),
        InlinePanel("questions", heading=_("Extra questions on the form"), label=_("question"), max_num=10),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("what_you_would_do"),
        index.SearchField("who_for"),
        index.SearchField("place"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("opportunity")
        verbose_name_plural = _("opportunities")
        indexes = [models.Index(fields=["closes_at"], name="involvement_closes_at")]

    is_draft_save = False  # set by the editor's form: a draft may be incomplete even while an older version is live

    def clean(self) -> None:
        """Raise ValidationError where a live page would leave the public without a fact it needs."""
        super().clean()
        if self.live and not self.is_draft_save and (missing := missing_before_publishing(self)):
            raise ValidationError(missing)

    def sign_up_briefing(self) -> SignUpBriefing:
        """Return what people.journey and people.post need to know of this opportunity."""
        return opportunity_briefing(self)

    def takes_sign_ups_at(self, moment: datetime) -> bool:
        """Tell whether a form sent at this moment is accepted (nothing but dates decides)."""
        if not self.live or self.cancelled_at or self.closes_at is None or moment >= self.closes_at:
            return False
        return self.opens_at is None or moment >= self.opens_at

    @path("take-part/")
    def take_part(self, request: HttpRequest) -> HttpResponse:
        """Show and receive the sign-up form."""
        return journey.take_part(request, self)

    @path("take-part/thank-you/")
    def take_part_thank_you(self, request: HttpRequest) -> HttpResponse:
        """Say what happens next; the same words for everyone."""
        return journey.thank_you(request, self)


class OpportunitySession(Orderable):
    """One date with start and end."""

    page = ParentalKey(OpportunityPage, on_delete=models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("For example “online, link sent beforehand”.")
    )

    panels = [FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]), FieldPanel("note")]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.starts_at):%Y-%m-%d %H:%M}"


class OpportunityQuestion(Orderable):
    """A question of the editors' own on the sign-up form."""

    class Kind(models.TextChoices):
        SHORT = "short", _("A short answer")
        LONG = "long", _("A longer answer")
        YES_NO = "yes-no", _("Yes or no")
        CHOICE = "choice", _("One of a list")

    page = ParentalKey(OpportunityPage, on_delete=models.CASCADE, related_name="questions")
    label = models.CharField(_("question"), max_length=200, help_text=_("Ask only what you will use."))
    help_text = models.CharField(_("hint"), max_length=200, blank=True)
    kind = models.CharField(_("kind of answer"), max_length=10, choices=Kind.choices, default=Kind.SHORT)
    choices = models.TextField(_("list"), blank=True, help_text=_("One choice a line."))
    required = models.BooleanField(_("must be answered"), default=False)

    panels = [
        FieldPanel("label"),
        FieldPanel("help_text"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("required")]),
        FieldPanel("choices"),
    ]

    def __str__(self) -> str:
        return self.label
