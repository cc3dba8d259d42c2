"""Registers the young people app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class YoungpeopleConfig(AppConfig):
    """An empty room until the forum's own journey arrives."""

    name = "youngpeople"
    verbose_name = _("Young people")
