"""Registers the groups app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworkConfig(AppConfig):
    """An empty room until groups arrive; the starter site's ordinary pages stand in its place."""

    name = "network"
    verbose_name = _("Groups")
