"""Small wins: one sentence about something that went well, however small."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin, WorkflowMixin
from wagtail.search import index

from core.draft_publishing import DraftForm
from core.models import Directorate


class SmallWin(WorkflowMixin, DraftStateMixin, RevisionMixin, TranslatableMixin, index.Indexed, models.Model):
    """One sentence that staff post in under a minute and a moderator lets through."""

    sentence = models.CharField(
        _("what went well"), max_length=200, help_text=_("One plain sentence, without anybody’s name.")
    )
    happened_on = models.DateField(_("when"), default=timezone.localdate)
    directorate = models.ForeignKey(
        Directorate, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("directorate")
    )
    is_example = models.BooleanField(_("this is an example"), default=False)

    base_form_class = DraftForm
    panels = [
        FieldPanel("sentence"),
        FieldRowPanel([FieldPanel("happened_on"), FieldPanel("directorate")]),
        FieldPanel("is_example"),
    ]
    search_fields = [index.SearchField("sentence"), index.AutocompleteField("sentence"), index.FilterField("locale")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("small win")
        verbose_name_plural = _("small wins")
        ordering = ["-happened_on", "-pk"]

    def __str__(self) -> str:
        return self.sentence
