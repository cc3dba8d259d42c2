"""The language the site is written in first, and the side from which a language is read."""

from django.conf import settings

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def site_language() -> str:
    """Return the language the site is written in first; its words stand wherever a translation is missing."""
    return settings.LANGUAGE_CODE.split("-")[0]


def direction_of(language: str) -> str:
    """Return "rtl" for languages written from right to left, else "ltr"."""
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"
