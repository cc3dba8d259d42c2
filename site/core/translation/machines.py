"""The machines that translate when an editor presses the button: DeepL and LibreTranslate, each with its own limits."""

import logging
import re
from collections.abc import Iterable, Sequence
from http import HTTPStatus
from itertools import islice
from typing import Any

import requests
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.machine_translators.libretranslate import LibreTranslator
from wagtail_localize.strings import StringValue

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 50  # texts in one question to DeepL; it refuses more
_SHUT = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED)
QUOTA_IS_USED_UP = 456  # DeepL's own
DEFAULT_TIMEOUT = 60  # seconds; a long page is one question
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")  # no database stores these

Translated = dict[StringValue, StringValue]


class MachineAwayError(Exception):
    """A machine did not translate; the text says why, to whoever pressed the button."""


class CarefulDeepLTranslator(DeepLTranslator):
    """DeepL, asked for as many texts at a time as it takes."""

    def translate(self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]) -> Translated:
        """Return the translations; raises MachineAwayError."""
        found: Translated = {}
        waiting = iter(strings)
        while part := list(islice(waiting, MOST_AT_ONCE)):
            question = self.get_parameters(source_locale, target_locale, part)
            answer = _asked(self, self.get_api_endpoint(), data=question, headers=self.get_headers())
            found |= _paired(self.display_name, part, [_inside(each, "text") for each in _list(answer, "translations")])
        return found


class CarefulLibreTranslator(LibreTranslator):
    """A LibreTranslate server, often on a machine of the trust's own."""

    def translate(self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]) -> Translated:
        """Return the translations; raises MachineAwayError."""
        asked = list(strings)
        question = {
            "q": [string.data for string in asked],
            "source": self.language_code(source_locale.language_code),
            "target": self.language_code(target_locale.language_code),
            "api_key": self.options["API_KEY"],
            "format": "html",
        }
        answer = _asked(self, f"{self.get_api_endpoint()}/translate", json=question)
        return _paired(self.display_name, asked, _list(answer, "translatedText"))


def _asked(machine: DeepLTranslator | LibreTranslator, address: str, **question: Any) -> Any:
    """Return what the machine answers; raises MachineAwayError where that is no answer."""
    name = machine.display_name
    try:
        answer = requests.post(address, timeout=machine.options.get("TIMEOUT", DEFAULT_TIMEOUT), **question)
        if answer.ok:
            return answer.json()
    except (requests.JSONDecodeError, RecursionError) as error:
        raise _not_understood(name) from error
    except (requests.RequestException, UnicodeError) as error:
        logger.warning("%s could not be reached: %s", name, type(error).__name__)
        words = _("%(machine)s could not be reached in time. Nothing was changed. Try again later.")
        raise MachineAwayError(words % {"machine": name}) from error
    logger.warning("%s refused to translate: %s", name, answer.status_code)
    raise MachineAwayError(_why_refused(answer.status_code) % {"machine": name})


def _why_refused(status: int) -> str:
    if status in _SHUT:
        return _(
            "%(machine)s does not let us in: the key or the address that is set may be wrong. Nothing was changed. "
            "Tell whoever looks after this site."
        )
    if status in (HTTPStatus.TOO_MANY_REQUESTS, QUOTA_IS_USED_UP):
        return _("%(machine)s translates no more for us at the moment. Nothing was changed. Try again later.")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return _("%(machine)s has a fault. Nothing was changed. Try again later.")
    return _("%(machine)s refused. It may not know this language, or the page is too long. Nothing was changed.")


def _not_understood(name: str) -> MachineAwayError:
    logger.warning("%s answered something that is no translation", name)
    words = _("%(machine)s answered something that is no translation. Nothing was changed. Try again later.")
    return MachineAwayError(words % {"machine": name})


def _inside(answer: Any, key: str) -> Any:
    return answer.get(key) if isinstance(answer, dict) else None


def _list(answer: Any, key: str) -> list[Any]:
    found = _inside(answer, key)
    return found if isinstance(found, list) else []


def _paired(name: str, asked: Sequence[StringValue], texts: Sequence[Any]) -> Translated:
    """Return each text with its translation; raises MachineAwayError where they do not belong together."""
    are_texts = all(isinstance(text, str) and not _NO_TEXT.search(text) for text in texts)
    if len(texts) != len(asked) or not are_texts:
        raise _not_understood(name)
    # What comes back empty stays untranslated, so that somebody sees that it waits.
    return {string: StringValue(text) for string, text in zip(asked, texts, strict=True) if text.strip()}
