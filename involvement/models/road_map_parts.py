"""What hangs on a step of the road map: templates that staff can change and use."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel

from core.models import TranslatedRow


class StepTemplate(TranslatedRow):
    """One file to download, such as a letter that only needs a date."""

    page = ParentalKey("involvement.RoadMapStepPage", on_delete=models.CASCADE, related_name="templates")
    title = models.CharField(_("what it is"), max_length=120, help_text=_("For example “Letter that invites people”."))
    document = models.ForeignKey(
        "core.CustomDocument", on_delete=models.CASCADE, related_name="+", verbose_name=_("file")
    )

    panels = [FieldPanel("title"), FieldPanel("document")]

    class Meta(TranslatedRow.Meta):
        verbose_name = _("template")
        verbose_name_plural = _("templates")

    def __str__(self) -> str:
        return self.title
