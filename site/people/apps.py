"""Registers the room for personal data."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """People, their consent, their sign-ups and their post."""

    name = "people"
    verbose_name = _("People")
