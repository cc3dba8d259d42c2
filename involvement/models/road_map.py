"""The road map for staff: three doors in, and steps that can be done in the time somebody has."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from modelcluster.fields import ParentalManyToManyField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.models import BasePage, Directorate
from core.serving import answer_of

from .forum_points import ForumPoint
from .ladder import Rung, Stage
from .road_map_panels import ROAD_MAP_PANELS, STEP_PANELS

LADDER, PLAN, SEND, THANK_YOU, BOOKLET = "ladder/", "plan/", "plan/send/", "plan/send/thank-you/", "booklet/"
OWN_ADDRESSES = frozenset(tail.partition("/")[0] for tail in (LADDER, PLAN, BOOKLET))
A_WORKING_DAY = 8 * 60  # minutes: a step that takes longer is more than one step
LONGEST_DOOR = 120


class RoadMapPage(RoutablePageMixin, BasePage):
    """The way in for staff; ladder, plan and booklet stand below it."""

    introduction = RichTextField(_("introduction"), blank=True, features=["bold", "link"])
    start_words = models.CharField(
        _("first door"),
        default="I don’t know where to start",
        help_text=_("In the words of your staff."),
        max_length=LONGEST_DOOR,
    )
    start_answer = models.TextField(_("what you answer"), blank=True, max_length=400)
    knowledge_words = models.CharField(_("second door"), default="I don’t have the knowledge", max_length=LONGEST_DOOR)
    knowledge_answer = models.TextField(_("what you answer"), blank=True, max_length=400)
    time_words = models.CharField(_("third door"), default="I don’t have the time", max_length=LONGEST_DOOR)
    time_answer = models.TextField(_("what you answer"), blank=True, max_length=400)
    plan_note = models.TextField(
        _("below each plan"),
        blank=True,
        max_length=400,
        help_text=_("For example whom to ask about money. Stands at the foot of every plan that staff make here."),
    )

    content_panels = [*BasePage.content_panels, *ROAD_MAP_PANELS]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["involvement.RoadMapStepPage", "home.StandardPage"]
    public_name = _("Road map for staff")

    class Meta:
        verbose_name = _("road map")
        verbose_name_plural = _("road maps")

    @path(LADDER)
    def ladder(self, request: HttpRequest) -> HttpResponse:
        """Show the ladder and the questions that help to choose a rung."""
        return answer_of(self, request, LADDER)

    # The public has no session that a foreign site could borrow, and the forms work in browsers without cookies.
    @path(PLAN)
    @csrf_exempt
    def plan(self, request: HttpRequest) -> HttpResponse:
        """Show and receive the questions of a plan, or show the plan."""
        return answer_of(self, request, PLAN)

    @path(SEND)
    @csrf_exempt
    def send_plan(self, request: HttpRequest) -> HttpResponse:
        """Show and receive the form with which a plan goes to the team."""
        return answer_of(self, request, SEND)

    @path(THANK_YOU)
    def thank_you(self, request: HttpRequest) -> HttpResponse:
        """Say what happens next; the same words for everyone."""
        return answer_of(self, request, THANK_YOU)

    @path(BOOKLET)
    def booklet(self, request: HttpRequest) -> HttpResponse:
        """Show the whole map as one text to print."""
        return answer_of(self, request, BOOKLET)


class RoadMapStepPage(BasePage):
    """One step: what it is for, how to do it well, and how long it takes."""

    purpose = models.TextField(_("what it is for"), max_length=400, help_text=_("Two or three plain sentences."))
    good_looks_like = RichTextField(
        _("what good looks like"),
        features=["bold", "ol", "ul", "link"],
        help_text=_("How to tell that it is done."),
    )
    dos = models.TextField(_("do"), blank=True, max_length=1200, help_text=_("One a line. Begin with a verb."))
    donts = models.TextField(
        _("do not"), blank=True, max_length=1200, help_text=_("One a line. It is read after “do not”: “ask too late”.")
    )
    checklist = models.TextField(
        _("checklist"), blank=True, max_length=1200, help_text=_("One a line. Things to tick off on paper.")
    )
    minutes = models.PositiveSmallIntegerField(
        _("time it takes, in minutes"),
        null=True,
        validators=[MinValueValidator(1), MaxValueValidator(A_WORKING_DAY)],
        help_text=_("Of staff. The door “I don’t have the time” counts with it."),
    )
    for_start = models.BooleanField(_("behind the first door"), default=False)
    for_knowledge = models.BooleanField(_("behind the second door"), default=False)
    points = ParentalManyToManyField(ForumPoint, blank=True, related_name="+", verbose_name=_("key points it serves"))

    # Which case studies did this step
    rungs = ParentalManyToManyField(Rung, blank=True, related_name="+", verbose_name=_("rungs people had"))
    stages = ParentalManyToManyField(Stage, blank=True, related_name="+", verbose_name=_("stages"))
    directorates = ParentalManyToManyField(Directorate, blank=True, related_name="+", verbose_name=_("directorates"))

    # Somebody to ask
    contact_role = models.CharField(
        _("who to ask"), max_length=120, blank=True, help_text=_("A role. Leave empty for the involvement team.")
    )
    contact_phone = models.CharField(_("phone"), max_length=40, blank=True)
    contact_email = models.EmailField(_("email"), blank=True)

    override_translatable_fields = [*BasePage.override_translatable_fields, SynchronizedField("contact_phone")]
    content_panels = [*BasePage.content_panels, *STEP_PANELS]
    search_fields = [
        *BasePage.search_fields,
        *(index.SearchField(name) for name in ("purpose", "good_looks_like", "dos", "donts", "checklist")),
    ]
    parent_page_types = ["involvement.RoadMapPage"]
    subpage_types: list[str] = []
    public_name = _("Step for staff")

    class Meta:
        verbose_name = _("step of the road map")
        verbose_name_plural = _("steps of the road map")

    def clean(self) -> None:
        """Raise ValidationError where ladder, plan or booklet would hide the step, or nobody could be asked."""
        super().clean()
        faults: dict[str, Any] = {}
        if self.slug in OWN_ADDRESSES:
            faults["slug"] = _("This word is needed for something else. Choose another one.")
        if self.contact_role.strip() and not (self.contact_phone.strip() or self.contact_email):
            faults["contact_phone"] = _("Give a phone number or an email address, or leave the role empty too.")
        if faults:
            raise ValidationError(faults)
