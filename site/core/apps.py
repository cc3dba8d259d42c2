"""Registers the floor every other app stands on."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from django.apps import AppConfig, apps
from django.conf import settings
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _

DISCOVERED = (
    *("mails", "audiences", "subscriptions", "personal_data", "debts", "duties", "translated_words"),
    *("timers", "views", "signals", "checks"),
)


def our_apps() -> Iterator[AppConfig]:
    """Yield the apps of this house, not those of libraries."""
    for config in apps.get_app_configs():
        folder = Path(config.path)
        if folder.is_relative_to(settings.BASE_DIR) and "site-packages" not in folder.parts:
            yield config


class CoreConfig(AppConfig):
    """Finds what each app registers, so that `tick`, BasePage and the checks need not know the apps above."""

    name = "core"
    verbose_name = _("Site")

    def ready(self) -> None:
        """Import those modules of our apps that register something."""
        for config in our_apps():
            for name in DISCOVERED:
                if config.module and module_has_submodule(config.module, name):
                    import_module(f"{config.name}.{name}")
