"""Registers the groups app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworkConfig(AppConfig):
    """Groups, how people join them, and what they publish."""

    name = "network"
    verbose_name = _("Groups")
