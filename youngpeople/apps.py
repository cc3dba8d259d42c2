"""Registers the young people app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class YoungpeopleConfig(AppConfig):
    """The forum of young people: its section, its own way to join, and what happens when its members grow up."""

    name = "youngpeople"
    verbose_name = _("Young people")
