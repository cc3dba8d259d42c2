"""What is wrong with the setting of the machine that translates, told before an editor presses its button."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.core import checks
from django.utils.module_loading import import_string
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.machine_translators.libretranslate import LibreTranslator

_HERE = ("localhost", "127.0.0.1", "::1")


def machine_faults(setting: Any) -> Iterator[checks.CheckMessage]:
    """Yield what keeps the machine from translating."""
    if setting is None:
        return
    machine = _machine_of(setting)
    if machine is None:
        yield checks.Error(
            "WAGTAILLOCALIZE_MACHINE_TRANSLATOR must name a machine that translates.",
            hint="Set DEEPL_AUTH_KEY or LIBRETRANSLATE_URL, or leave both empty.",
            id="core.E020",
        )
        return
    options = setting.get("OPTIONS", {})
    if issubclass(machine, DeepLTranslator) and not _is_key(options.get("AUTH_KEY")):
        yield checks.Error("DEEPL_AUTH_KEY must be a key, without spaces.", id="core.E021")
    if issubclass(machine, LibreTranslator):
        yield from _faults_of_libretranslate(options)
    timeout = options.get("TIMEOUT", 1)
    if not isinstance(timeout, int) or timeout < 1:
        yield checks.Error("TRANSLATION_TIMEOUT must be a number of seconds.", id="core.E024")


def machine_risks(setting: Any) -> Iterator[checks.CheckMessage]:
    """Yield what a real site should not do: send drafts and a key unsealed to another machine."""
    machine = _machine_of(setting)
    if machine is None or not issubclass(machine, LibreTranslator):
        return
    address = str(setting.get("OPTIONS", {}).get("LIBRETRANSLATE_URL", ""))
    if _is_address(address) and address.startswith("http://") and urlsplit(address).hostname not in _HERE:
        yield checks.Warning("LIBRETRANSLATE_URL should begin with https://: drafts are sent there.", id="core.W025")


def _machine_of(setting: Any) -> type[BaseMachineTranslator] | None:
    try:
        machine = import_string(setting["CLASS"])
    except (ImportError, KeyError, TypeError, AttributeError):
        return None
    return machine if isinstance(machine, type) and issubclass(machine, BaseMachineTranslator) else None


def _faults_of_libretranslate(options: dict[str, Any]) -> Iterator[checks.CheckMessage]:
    address = options.get("LIBRETRANSLATE_URL")
    if not _is_address(address):
        yield checks.Error(
            "LIBRETRANSLATE_URL must be the address of a server.",
            hint="For example https://translate.example.nhs.uk, without /translate at the end.",
            id="core.E022",
        )
    key = options.get("API_KEY")
    if key is None or (key and not _is_key(key)):
        yield checks.Error("LIBRETRANSLATE_API_KEY must be a key without spaces, or empty.", id="core.E023")


def _is_key(key: Any) -> bool:
    return isinstance(key, str) and bool(key) and key.isascii() and key.isprintable() and " " not in key


def _is_address(address: Any) -> bool:
    if not isinstance(address, str):
        return False
    try:
        parts = urlsplit(address)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    is_bare = not (parts.query or parts.fragment or parts.path.rstrip("/").endswith("/translate"))
    return is_whole and is_bare and not any(letter.isspace() for letter in address)
