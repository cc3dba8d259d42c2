"""Case studies of co-production: one project told honestly from start to finish, in the shape of 4Pi."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import ObjectList, TabbedInterface
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.models import BasePage, ContributionText, Directorate, Theme
from involvement.case_study_publishing import CaseStudyPageForm, missing_before_publishing

from .case_study_lists import CaseStudyManager
from .case_study_panels import FOUR_PI_PANELS, MEASURE_PANELS, PEOPLE_PANELS, SAY_PANELS, SHORT_PANELS
from .ladder import Rung, Stage

FIRST_YEAR = 1948
_PLAIN = ["bold", "ol", "ul", "link"]


class CaseStudyPage(BasePage):
    """One project that people and staff did together: what was promised, what happened, what changed."""

    # The short version
    problem = models.TextField(
        _("the problem"),
        max_length=600,
        help_text=_(
            "What was wrong, and for whom? Two or three sentences that somebody outside the trust understands."
        ),
    )
    what_changed = models.TextField(
        _("what changed"),
        max_length=600,
        help_text=_("What is different now for people who use the service? If little is different, say so."),
    )

    # How early, and how much say
    stage = models.ForeignKey(
        Stage,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("stage"),
        help_text=_("How early were people there? The stage at which the first of them joined."),
    )
    rung_promised = models.ForeignKey(
        Rung,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("rung promised"),
        help_text=_("How much say people were told they would have, before they said yes."),
    )
    rung_delivered = models.ForeignKey(
        Rung,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("rung delivered"),
        help_text=_("How much say they really had. Ask them: it is their answer that counts."),
    )
    rung_reason = models.TextField(
        _("why the two are not the same"),
        max_length=600,
        blank=True,
        help_text=_("Needed where they differ. Shown to the public. What happened, without blame."),
    )

    # 4Pi
    principles = RichTextField(
        _("principles: how we treated each other"),
        features=_PLAIN,
        help_text=_(
            "What did you agree on before you began? For example: equal say, pay, plain words, the right to stop."
        ),
    )
    purpose = RichTextField(
        _("purpose: what it was for"),
        features=_PLAIN,
        help_text=_("Why were people involved? What could change because of them, and what was fixed from the start?"),
    )
    presence = RichTextField(
        _("presence: who was involved"),
        features=_PLAIN,
        help_text=_("How many people, with which experience, in which roles? Who was missing, and why? No names."),
    )
    process = RichTextField(
        _("process: what we did together"),
        features=_PLAIN,
        help_text=_(
            "How did people find out about it? What did you do, step by step? Who decided? Pay, help and access?"
        ),
    )
    impact = RichTextField(
        _("impact: what difference it made"),
        features=_PLAIN,
        help_text=_(
            "What did people’s part change that staff alone would not have changed? What did it change for them?"
        ),
    )
    do_differently = RichTextField(
        _("what we would do differently"),
        features=_PLAIN,
        help_text=_("What went wrong, took too long or left somebody out? This is what others need most."),
    )
    no_measures_reason = models.CharField(
        _("why there are no figures"),
        max_length=300,
        blank=True,
        help_text=_("Only where nothing was measured. One plain sentence."),
    )

    # Somebody to ask
    contact_name = models.CharField(
        _("name or role"), max_length=120, blank=True, help_text=_("Leave empty if nobody can be asked.")
    )
    contact_phone = models.CharField(_("phone"), max_length=40, blank=True)
    contact_email = models.EmailField(_("email"), blank=True)
    contact_agreed = models.BooleanField(
        _("they agreed to be asked, and to be named here"),
        default=False,
        help_text=_("Without this tick the public does not see the contact."),
    )

    # Where it belongs
    themes = ParentalManyToManyField(Theme, blank=True, related_name="+", verbose_name=_("themes"))
    directorate = models.ForeignKey(
        Directorate, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("directorate")
    )
    finished_year = models.PositiveSmallIntegerField(
        _("year finished"), null=True, validators=[MinValueValidator(FIRST_YEAR)], help_text=_("For example 2025.")
    )

    override_translatable_fields = [*BasePage.override_translatable_fields, SynchronizedField("contact_phone")]
    base_form_class = CaseStudyPageForm
    served_with = ("locale", "directorate", "stage", "rung_promised", "rung_delivered")
    parent_page_types = ["involvement.CaseStudyIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    objects: ClassVar[PageManager] = CaseStudyManager()

    edit_handler = TabbedInterface(
        [
            ObjectList([*BasePage.content_panels, *SHORT_PANELS], heading=_("Short version")),
            ObjectList(SAY_PANELS, heading=_("How much say")),
            ObjectList(FOUR_PI_PANELS, heading=_("4Pi")),
            ObjectList(MEASURE_PANELS, heading=_("Figures")),
            ObjectList(PEOPLE_PANELS, heading=_("People and links")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )
    # What contributors said is left out on purpose: the search looks for it where it is kept, see core.quoted_words.
    search_fields = [
        *BasePage.search_fields,
        *(
            index.SearchField(name)
            for name in (
                "problem",
                "what_changed",
                "principles",
                "purpose",
                "presence",
                "process",
                "impact",
                "do_differently",
            )
        ),
    ]
    public_name = _("Case study")

    class Meta:
        verbose_name = _("case study")
        verbose_name_plural = _("case studies")

    is_in_editor = False  # set by the editor's form while it cleans: the form is the gate then

    def clean(self) -> None:
        """Raise ValidationError where a live page would say less than it must."""
        super().clean()
        if not self.live or self.is_in_editor:
            return
        if missing := missing_before_publishing(self, has_measures=bool(self.measures.all())):
            raise ValidationError(missing)

    def agreed_words(self) -> list[ContributionText]:
        """Return the words that may be shown at this moment, whatever state the page is in."""
        rows = self.words.select_related("contribution").prefetch_related("contribution__texts")
        return [said for row in rows if (said := row.contribution.said)]
