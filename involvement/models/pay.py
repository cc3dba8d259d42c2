"""Pay rates and the words of the benefits letter: data, because both change with every year and every trust."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from core.look.words import pounds_in_words
from involvement.benefits_letter.preview import LetterHelpPanel
from involvement.benefits_letter.words import fault_in

from .offer import OfferMixin


class PayRate(models.Model):
    """One rate that the trust pays to people who take part."""

    name = models.CharField(_("name"), max_length=80, unique=True, help_text=_("For example “Advisory work”."))
    pence = models.PositiveIntegerField(
        _("amount in pence"), validators=[MinValueValidator(1)], help_text=_("For example 2000 for £20.")
    )
    unit = models.CharField(_("for"), max_length=20, choices=OfferMixin.PaymentUnit.choices)
    note = models.CharField(_("when it is used"), max_length=200, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("pence"), FieldPanel("unit")]),
        FieldPanel("note"),
        FieldPanel("sort_order"),
    ]

    class Meta:
        verbose_name = _("pay rate")
        verbose_name_plural = _("pay rates")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return f"{self.name}: {self.in_words}"

    @property
    def in_words(self) -> str:
        """Return what is paid, such as "£20 an hour"."""
        return f"{pounds_in_words(self.pence)} {self.get_unit_display()}"


@register_setting(icon="doc-full", order=30)
class BenefitsLetter(BaseGenericSetting):
    """The words of the letter that people can show to Jobcentre Plus."""

    title = models.CharField(_("title"), max_length=120, default="About involvement work and payment")
    body = models.TextField(
        _("words"),
        blank=True,
        max_length=6_000,
        help_text=_(
            "Leave empty for the words that come with this site. Leave an empty line between paragraphs; begin a line "
            "with “- ” for a list, with “# ” for a heading."
        ),
    )
    signed_by = models.CharField(
        _("signed by"), max_length=120, blank=True, help_text=_("A role, such as “Head of Involvement”.")
    )

    translatable_words = ("title", "body", "signed_by")

    panels = [
        HelpPanel(template="core/admin/setting_words_help.html"),
        *(FieldPanel("title"), FieldPanel("body"), FieldPanel("signed_by")),
        LetterHelpPanel(),
    ]

    class Meta:
        verbose_name = _("benefits letter")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Raise ValidationError by the field where the words hold what cannot be filled in, or lack what they need."""
        super().clean()
        if fault := fault_in(self.body):
            raise ValidationError({"body": fault})
