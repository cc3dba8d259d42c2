"""Reads that every page needs: the organisation's facts and what surrounds the content, kept in the cache."""

from typing import TypeVar
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page, Site

from core.caches import shape_of
from core.chrome import Banner, Chrome, Crisis, Link
from core.models import (
    AlertBanner,
    CrisisContact,
    InterfaceCheck,
    OrganisationSettings,
    SettingWords,
    TranslatedWords,
)
from core.setting_words import KIND, Place, spoken
from core.tongues.said import Said

GENERATION_KEY = "chrome:generation"
SHAPE = shape_of(Chrome, Banner, Crisis, Link, OrganisationSettings, Site, Page)
Row = TypeVar("Row", bound=Model)
KEPT_FOR = 10 * 60  # seconds; changes forget it at once, this bounds surprises such as a cache that was away then


def organisation(request: HttpRequest | None = None) -> OrganisationSettings:
    """Return the organisation's facts as last saved, or the defaults where nobody has saved any.

    Their words are in the language that is read, as far as they are translated.
    """
    language = get_language() or settings.LANGUAGE_CODE
    known: Chrome | None = getattr(request, "_chrome", None)
    return (known if known and known.language == language else chrome(language)).organisation


def setting_as_read(setting: Row) -> Row:
    """Return a setting for reading: its words in the language that is read, as far as they are translated."""
    language = get_language() or settings.LANGUAGE_CODE
    return spoken(setting, chrome(language).setting_words, language)


def chrome(language: str) -> Chrome:
    """Return what surrounds every page in this language."""
    key = _cache_key(language)
    found: Chrome | None = cache.get(key)
    if found is None:
        found = _gathered_chrome(language)
        cache.set(key, found, KEPT_FOR)
    return found


def remembered_chrome(language: str) -> Chrome | None:
    """Return what surrounds every page if the cache has it; never asks the database."""
    found: Chrome | None = cache.get(_cache_key(language))
    return found


def _cache_key(language: str) -> str:
    # The generation is read before the database, so that a slow reader can only fill a generation that is over.
    generation = cache.get(GENERATION_KEY) or cache.get_or_set(GENERATION_KEY, lambda: uuid4().hex, None)
    return f"chrome:{SHAPE}:{generation}:{language}"


def _gathered_chrome(language: str) -> Chrome:
    words = _setting_words(language)
    organisation_facts, contacts = _organisation_and_contacts()
    sites = list(Site.objects.select_related("root_page").order_by("-is_default_site")[:2])
    homes = _homes(sites[0]) if sites else {}
    language_shown = language if language in homes else settings.LANGUAGE_CODE
    home = homes.get(language_shown)
    return Chrome(
        language=language,
        organisation=spoken(organisation_facts, words, language),
        home=_link(home, language_shown) if home else None,
        only_site=sites[0] if len(sites) == 1 else None,
        places={child.path: _link(child, language_shown) for child in home.get_children().live()} if home else {},
        home_urls={code: page.url or "/" for code, page in homes.items()},
        crisis=tuple(_crisis(spoken(contact, words, language)) for contact in contacts),
        banners=_banners(language),
        words_are_checked=_words_are_checked(language),
        setting_words=words,
    )


def _organisation_and_contacts() -> tuple[OrganisationSettings, list[CrisisContact]]:
    contacts = list(CrisisContact.objects.select_related("organisation").order_by("sort_order", "pk"))
    facts = contacts[0].organisation if contacts else OrganisationSettings.objects.first()
    return facts or OrganisationSettings(), contacts


def _crisis(contact: CrisisContact) -> Crisis:
    return Crisis(contact.name, contact.phone, contact.url, contact.description)


def _setting_words(language: str) -> dict[Place, str]:
    """Return what the settings say in this language, without what the English has left behind: facts must be right."""
    if language == settings.LANGUAGE_CODE:
        return {}
    behind = TranslatedWords.objects.filter(kind=KIND, language=language, stale_since__isnull=False)
    rows = SettingWords.objects.filter(language=language).exclude(thread__in=behind.values("thread"))
    return {(row.setting, row.row, row.column): row.text for row in rows}


def _homes(site: Site) -> dict[str, Page]:
    pages = Page.objects.live().filter(translation_key=site.root_page.translation_key).select_related("locale")
    return {page.locale.language_code: page for page in pages}


def _link(page: Page, language: str) -> Link:
    # An alias stands in for a page nobody has translated yet: its words are those of the page it repeats.
    said_in = settings.LANGUAGE_CODE if page.alias_of_id else language
    return Link(Said(page.title, said_in), page.url or "/", page.slug, page.path, page.url_path, page.show_in_menus)


def _words_are_checked(language: str) -> bool:
    return language == settings.LANGUAGE_CODE or InterfaceCheck.objects.filter(language=language).exists()


def _banners(language: str) -> tuple[Banner, ...]:
    rows = AlertBanner.objects.filter(
        live=True, ends_at__gt=timezone.now(), locale__language_code__in={language, settings.LANGUAGE_CODE}
    ).select_related("locale")
    # A warning nobody has translated yet is still shown, marked as being in the default language.
    rows_by_key = {
        row.translation_key: row for row in sorted(rows, key=lambda row: row.locale.language_code == language)
    }
    return tuple(
        Banner(
            row.kind,
            row.heading,
            row.message,
            row.link_url,
            row.link_text,
            row.starts_at,
            row.ends_at,
            row.locale.language_code,
        )
        for row in rows_by_key.values()
    )
