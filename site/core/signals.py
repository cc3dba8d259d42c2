"""Tells the chrome, translations, the files of pictures and what guards them when Wagtail or Django report a change."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.models import Locale, Page, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from core.actions import forget_chrome
from core.find_and_fix.silent_pictures import refuse_silent_pictures
from core.models import (
    AlertBanner,
    BasePage,
    CrisisContact,
    CustomImage,
    InterfaceCheck,
    OrganisationSettings,
    SettingWords,
    Term,
)
from core.picture_sizes import remove_misplaced_sizes
from core.translation.keeping_words import SnippetKeeper, is_translated_snippet
from core.translation.recording import forget_words, record_publication, record_snippet
from core.translation.setting_saving import forget_setting, record_setting
from core.translation.tags import tag_again

SHOWN_AROUND_PAGES = (AlertBanner, CrisisContact, InterfaceCheck, OrganisationSettings, SettingWords, Site, Locale)


@receiver([page_published, page_unpublished, page_slug_changed, post_page_move])
def _page_changed(**_event: Any) -> None:
    forget_chrome()


@receiver(page_published)
def _words_published(instance: Page, **_event: Any) -> None:
    record_publication(instance)


@receiver(pre_save)
def _page_is_saved(instance: Model, update_fields: frozenset[str] | None = None, **_event: Any) -> None:
    is_whole = update_fields is None and not instance._state.adding
    if is_whole and isinstance(instance, BasePage) and instance.live:
        refuse_silent_pictures(instance)


@receiver(post_save)
def _snippet_saved(instance: Model, raw: bool = False, **_event: Any) -> None:
    if not raw and is_translated_snippet(instance):
        record_snippet(instance)


@receiver(post_save)
def _term_made(instance: Model, created: bool, raw: bool = False, **_event: Any) -> None:
    if created and not raw and isinstance(instance, Term):
        tag_again(instance)


@receiver(post_delete)
def _term_deleted(instance: Model, **_event: Any) -> None:
    if isinstance(instance, Term):
        tag_again(instance)


@receiver(post_delete)
def _snippet_deleted(instance: Model, **_event: Any) -> None:
    if is_translated_snippet(instance):
        forget_words(SnippetKeeper(instance))


@receiver(post_save)
def _setting_saved(instance: Model, raw: bool = False, **_event: Any) -> None:
    if not raw:
        record_setting(instance)


@receiver(post_delete)
def _setting_deleted(instance: Model, **_event: Any) -> None:
    forget_setting(instance)


@receiver([post_save, post_delete])
def _row_changed(instance: Model, created: bool | None = None, **_event: Any) -> None:
    page_came_or_went = isinstance(instance, Page) and created is not False
    if page_came_or_went or isinstance(instance, SHOWN_AROUND_PAGES):
        forget_chrome()


@receiver(post_save, sender=CustomImage)
def _picture_changed(instance: CustomImage, created: bool, **_event: Any) -> None:
    if not created:
        remove_misplaced_sizes(instance)
