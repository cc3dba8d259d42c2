"""Joining a group: who may, how it is decided, what the form asks, and the addresses of the form."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Orderable, Page

from involvement.below_groups import kinds_below_groups
from involvement.joining import JoinablePage, membership_briefing, membership_questions
from people.subjects import Question, SignUpBriefing
from people.views import journey, paper

from .questions import SignUpQuestion


class JoiningMixin(models.Model):
    """How people join; needs OfferMixin, SignUpTermsMixin, DiscretionMixin and `questions` and `topics` beside it."""

    class Joining(models.TextChoices):
        OPEN = "open", _("Anyone can join at once")
        APPLICATION = "application", _("By a short form; the team decides")
        INVITATION = "invitation", _("By invitation only")
        CLOSED = "closed", _("Nobody can join for now")

    joining = models.CharField(
        _("how people join"), max_length=12, choices=Joining.choices, default=Joining.APPLICATION
    )
    joining_note = models.TextField(
        _("about joining"),
        max_length=600,
        blank=True,
        help_text=_("What happens after the form is sent; who invites; or when people can join again."),
    )
    capacity = models.PositiveIntegerField(
        _("places"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Leave empty for no limit. When all are taken, people can wait for one."),
    )

    joining_panels = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("joining"), FieldPanel("capacity")]), FieldPanel("joining_note")], _("Joining")
        ),
        InlinePanel(
            "topics",
            heading=_("Topics that members choose from"),
            label=_("topic"),
            max_num=30,
            help_text=_("The form asks which of these somebody wants to hear about. They can change it at any time."),
        ),
        InlinePanel("questions", heading=_("Extra questions on the form"), label=_("question"), max_num=10),
    ]

    class Meta:
        abstract = True

    is_membership = True  # people.sign_up_words: somebody joins and stays

    @classmethod
    def clean_subpage_models(cls) -> list[type[Page]]:
        """Return the kinds of pages that this kind of group names, and those that stand below every group."""
        named: list[type[Page]] = super().clean_subpage_models()  # type: ignore[misc]  # of Wagtail's page
        return [*named, *(kind for kind in kinds_below_groups() if kind not in named)]

    @property
    def decided_by_team(self) -> bool:
        """Tell whether the team decides who becomes a member."""
        return self.joining != self.Joining.OPEN

    @property
    def by_invitation(self) -> bool:
        """Tell whether nobody joins but by invitation."""
        return self.joining == self.Joining.INVITATION

    def sign_up_briefing(self: JoinablePage) -> SignUpBriefing:
        """Return what people.journey and people.post need to know of this group."""
        return membership_briefing(self)

    def sign_up_questions(self: JoinablePage) -> tuple[Question, ...]:
        """Return the topics and the editors' own questions, which is all that receiving a form needs to know."""
        return membership_questions(self)

    def takes_sign_ups_at(self, moment: datetime) -> bool:
        """Tell whether a form sent at this moment is accepted: no date decides, but the editor's choice."""
        return self.joining in (self.Joining.OPEN, self.Joining.APPLICATION)

    def takes_entries_at(self, moment: datetime) -> bool:
        """Tell whether staff can write down a member: also where nobody joins but by invitation."""
        return self.joining != self.Joining.CLOSED


class JoinRoutesMixin(RoutablePageMixin):
    """The fixed addresses of a group's form: `join/`, what is said afterwards, and the form on paper."""

    # The public has no session that a foreign site could borrow, and the form works in browsers without cookies.
    @path("join/")
    @csrf_exempt
    def join(self, request: HttpRequest) -> HttpResponse:
        """Show and receive the form."""
        return journey.take_part(request, self)

    @path("join/thank-you/")
    def join_thank_you(self, request: HttpRequest) -> HttpResponse:
        """Say what happens next; the same words for everyone."""
        return journey.thank_you(request, self)

    @path("join/paper/")
    def join_paper(self, request: HttpRequest) -> HttpResponse:
        """Show the form as it is printed and filled in by hand."""
        return paper.paper(request, self)


class JoiningQuestion(SignUpQuestion):
    """A question of the editors' own on the form of a group; each kind of group adds its `page`."""

    class Meta(SignUpQuestion.Meta):
        abstract = True


class JoiningTopic(Orderable):
    """Something members can choose to hear about; each kind of group adds its `page`, as `topics`."""

    name = models.CharField(_("topic"), max_length=80, help_text=_("As members read it. No semicolon."))

    panels = [FieldPanel("name")]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Raise ValidationError for a topic that could not be told from two."""
        super().clean()
        if ";" in self.name or '"' in self.name:
            raise ValidationError({"name": _("Leave out the semicolon and the straight quotation mark.")})
