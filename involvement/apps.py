"""Registers the involvement app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InvolvementConfig(AppConfig):
    """Opportunities and strategy today; stories, case studies and the road map as they arrive."""

    name = "involvement"
    verbose_name = _("Involvement")
