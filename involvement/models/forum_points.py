"""What the forum asks of everybody who works with people: its key points in short, for the steps that serve them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.models import Term


class ForumPoint(Term):
    """One key point of the forum, and the page on which it can be read in full."""

    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page to read more"),
        help_text=_("For example the forum’s own page of key points. Leave empty if there is none."),
    )

    panels = [*Term.panels, FieldPanel("page")]

    class Meta(Term.Meta):
        verbose_name = _("key point of the forum")
        verbose_name_plural = _("key points of the forum")
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="involvement_point_slug_once_per_language")
        ]
