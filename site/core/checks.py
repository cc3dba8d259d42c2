"""House rules that Django checks at every start, and those of a real site at `check --deploy`."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from wagtail.models import Page

from core.apps import our_apps
from core.models import BasePage
from core.translation.machine_checks import machine_faults, machine_risks


def our_page_types() -> Iterator[type[Page]]:
    """Yield the page types of this house, not those of libraries."""
    for config in our_apps():
        yield from (model for model in config.get_models() if issubclass(model, Page))


@register(Tags.models)
def page_types_follow_the_house(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Every page type stands on BasePage and has a name that editors understand."""
    messages: list[CheckMessage] = []
    for model in our_page_types():
        if not issubclass(model, BasePage):
            messages.append(Error("A page type must stand on core.models.BasePage.", obj=model, id="core.E001"))
        if "verbose_name" not in model._meta.original_attrs:
            messages.append(Error("A page type needs a verbose_name: editors read it.", obj=model, id="core.E002"))
    return messages


@register(Tags.security, deploy=True)
def real_site_has_real_addresses(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """A real site has an https address and a sender of its own: links in mails are made from the first."""
    messages: list[CheckMessage] = []
    address = urlsplit(settings.SITE_URL)
    if address.scheme != "https":
        messages.append(Error("SITE_URL must begin with https://.", id="core.E010"))
    if address.hostname in (None, "localhost", "127.0.0.1", "testserver"):
        messages.append(Error("SITE_URL must name the public host.", id="core.E011"))
    if address.hostname and not _is_allowed(address.hostname):
        messages.append(Error("ALLOWED_HOSTS must contain the host of SITE_URL.", id="core.E012"))
    sender = settings.DEFAULT_FROM_EMAIL.rstrip(">").rpartition("@")[2]
    if sender in ("example.org", "example.com", "localhost", ""):
        messages.append(Error("DEFAULT_FROM_EMAIL must be an address of your own.", id="core.E013"))
    if "*" in settings.ALLOWED_HOSTS:
        messages.append(Error("ALLOWED_HOSTS must name hosts, not '*'.", id="core.E014"))
    if settings.EMAIL_BACKEND.rsplit(".", 2)[1] in ("console", "dummy", "locmem", "filebased"):
        messages.append(Error("Mail must leave the house: set EMAIL_URL or ANYMAIL_BACKEND.", id="core.E015"))
    return messages


@register("machine_translation")
def machine_that_translates_can_be_asked(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """The machine that offers to translate pages, where there is one, is known and has what it needs."""
    return list(machine_faults(settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR))


@register(Tags.security, deploy=True)
def machine_that_translates_is_asked_under_seal(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """What a real site sends to another machine travels under seal."""
    return list(machine_risks(settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR))


def _is_allowed(host: str) -> bool:
    return any(
        name in ("*", host) or (name.startswith(".") and f".{host}".endswith(name)) for name in settings.ALLOWED_HOSTS
    )
