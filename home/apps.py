"""Registers the home app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """The top floor: may use every room below."""

    name = "home"
    verbose_name = _("Home")
