"""Registers the floor every other app stands on."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """Finds each app's `timers` and `views`, so that `tick` and BasePage need not know the apps above."""

    name = "core"
    verbose_name = _("Site")

    def ready(self) -> None:
        autodiscover_modules("timers", "views", "signals", "checks")
