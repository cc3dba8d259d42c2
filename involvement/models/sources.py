"""Where something was said: survey, PALS, complaint and so on; the trust's own words, edited as data."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models import Term


class Source(Term):
    """One way in which the trust hears what people say."""

    class Meta(Term.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="involvement_source_slug_once_per_language")
        ]
