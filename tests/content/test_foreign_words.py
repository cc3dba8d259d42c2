"""Every page of the site in Arabic and in Urdu: whatever is left in English is marked as English."""

from collections.abc import Iterator

import pytest
import pytest_django
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import translation
from wagtail.models import Page

from home.models import HomePage
from involvement.models import OpportunityPage
from tests.browser.addresses import NOT_FOUND, PAGES, WRONG_TOKEN
from tests.factories.translated_pages import locale_of
from tests.latin_words import unmarked_words

FORMS = ("take-part/", "formats/", "follow/")
OTHER_FORMS = ("/young-people/join/", "/mental-health-network/join/", "/my/", "/my/sent/", "/equality/", "/members/")
TRANSLATED = {"ar": "نعمل معًا", "ur": "مل کر کام کرنا"}


@pytest.fixture(scope="module", autouse=True)
def site_in_both(django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> Iterator[None]:
    """The starter site in both; every second page has a title of its own there, nothing else is translated."""
    with django_db_blocker.unblock():
        cache.clear()
        with transaction.atomic(), translation.override("en"):
            call_command("load_starter_site", verbosity=0)
            for language, title in TRANSLATED.items():
                _copy_all(language, title)
            yield
            transaction.set_rollback(True)
        cache.clear()


def _copy_all(language: str, title: str) -> None:
    locale = locale_of(language)
    HomePage.objects.get(locale__language_code="en").copy_for_translation(locale, copy_parents=True)
    for page in Page.objects.filter(locale__language_code="en", depth__gt=2).order_by("path"):
        page.copy_for_translation(locale)
    copies = Page.objects.filter(locale=locale)
    copies.update(live=True)
    for number, copy in enumerate(copies.order_by("path")):
        if number % 2:
            Page.objects.filter(pk=copy.pk).update(title=f"{title} {number}")


def addresses(language: str) -> list[str]:
    """Return the addresses of the sweep in this language, a page of every type and every form among them."""
    pages = Page.objects.live().filter(locale__language_code=language).order_by("-path").specific(defer=True)
    one_of_each = {type(page): page.url for page in pages}
    opportunity = one_of_each[OpportunityPage]
    forms = [f"{opportunity}{form}" for form in FORMS] + [f"/{language}{form}" for form in OTHER_FORMS]
    known = [f"/{language}{each}" for each in (*PAGES, NOT_FOUND, WRONG_TOKEN)]
    return sorted({*known, *one_of_each.values(), *forms} - {None})


@pytest.mark.parametrize(("half", "language"), list(enumerate(TRANSLATED)))
def test_english_is_marked_on_every_page(db: None, client: Client, half: int, language: str) -> None:
    faults: dict[str, list[str]] = {}
    for address in addresses(language)[half::2]:
        answer = client.get(address)
        assert answer.status_code < 500, address
        if answer.headers["Content-Type"].startswith("text/html") and answer.content:
            assert f'lang="{language}"' in answer.content.decode(), (address, answer.status_code)
            if found := unmarked_words(answer.content.decode()):
                faults[address] = found
    assert faults == {}
