"""The ladder of involvement and the stages of a project: the trust's own words, edited as data."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.models import Term


class Rung(Term):
    """One rung of the ladder of involvement: how much say people have."""

    expectation = models.TextField(
        _("what people can expect"), blank=True, help_text=_("One or two sentences that finish “You can expect …”.")
    )
    fits_when = models.TextField(
        _("when it fits"), blank=True, max_length=400, help_text=_("One or two sentences that finish “It fits when …”.")
    )
    example = models.TextField(
        _("example"), blank=True, max_length=400, help_text=_("Something small that your staff would recognise.")
    )
    takes = models.TextField(
        _("what it takes"),
        blank=True,
        max_length=400,
        help_text=_("What staff need before they promise it. Finishes “It takes …”. Also shown one rung below."),
    )

    panels = [*Term.panels, *(FieldPanel(name) for name in ("expectation", "fits_when", "example", "takes"))]

    class Meta(Term.Meta):
        verbose_name = _("rung")
        verbose_name_plural = _("rungs of the ladder")
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="involvement_rung_slug_once_per_language")
        ]


class Stage(Term):
    """How early in a project people are involved (key point 2 of the forum: at the beginning is best)."""

    class Meta(Term.Meta):
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="involvement_stage_slug_once_per_language")
        ]
