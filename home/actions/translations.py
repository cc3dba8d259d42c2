"""Starts translations of pages, with the translation tool's own machinery."""

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.operations import translate_object

from core.models import User


class AlreadyThereError(Exception):
    """The page is in this language already, or somebody has just started it."""


def start_translation(page: Page, locale: Locale, user: User) -> Page:
    """Start one page in one language as a draft, with the pages above it, and return it.

    Raises AlreadyThereError, so that a second click changes nothing.
    """
    with transaction.atomic():
        page = Page.objects.select_for_update().get(pk=page.pk).specific  # two clicks come one after the other
        if page.locale_id == locale.pk or _is_there(page, locale):
            raise AlreadyThereError
        translate_object(page, [locale], user=user)
    made: Page = page.get_translation(locale)
    return made


def _is_there(page: Page, locale: Locale) -> bool:
    return page.get_translations().filter(locale=locale, alias_of__isnull=True).exists()
