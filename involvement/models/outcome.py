"""What came of an opportunity, and what those who signed up have been told of it."""

from django.db import models
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField


class OutcomeMixin(models.Model):
    """The promise to tell people what happened, and its keeping."""

    outcome_due = models.DateField(
        _("people are told what happened by"),
        null=True,
        help_text=_("A promise to everyone who takes part. Be sure to keep it."),
    )
    outcome_how = models.CharField(
        _("how they are told"), max_length=200, blank=True, help_text=_("For example “by e-mail, and on this page”.")
    )
    what_we_do_with_it = models.TextField(
        _("what we do with what people say"),
        max_length=600,
        blank=True,
        help_text=_("Who hears it, and what can change because of it."),
    )
    outcome = RichTextField(
        _("what happened"),
        features=["bold", "ol", "ul", "link"],
        blank=True,
        help_text=_(
            "What you heard, and what was done. Or that you could not do it, and why. Once you publish this, everyone "
            "can read it here; you then see the mail to those who took part before it goes."
        ),
    )
    outcome_page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page that tells what happened"),
        help_text=_("A story or another page of this site, beside these words or instead of them."),
    )

    outcome_panels = [
        MultiFieldPanel([FieldPanel("outcome"), PageChooserPanel("outcome_page")], _("What happened")),
    ]

    class Meta:
        abstract = True

    @property
    def has_outcome(self) -> bool:
        """Tell whether people can read what came of it: in words here, or on a page that is linked."""
        return bool(self.outcome_page_id) or bool(strip_tags(self.outcome or "").strip())


class Telling(models.Model):
    """What those who signed up for an opportunity have last been told: dates, place, whether it goes ahead."""

    page = models.OneToOneField("involvement.OpportunityPage", on_delete=models.CASCADE, related_name="telling")
    facts = models.JSONField(default=dict)  # involvement.telling.facts: what a notice compares with the page
    outcome_given_at = models.DateTimeField(null=True, blank=True)  # when the public could first read the outcome
    outcome_told_at = models.DateTimeField(null=True, blank=True)  # when the mail to those who took part was sent off
    changed_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("what people have been told")
        verbose_name_plural = _("what people have been told")

    def __str__(self) -> str:
        return str(self.page_id)
