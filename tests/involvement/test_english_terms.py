"""Polish pages that show words nobody has translated: themes, the ladder, the trust's own names and contacts."""

import re

from django.test import Client

from core.models import Area, OrganisationSettings, Theme
from core.models.taxonomies import Term
from involvement.models import OpportunityIndexPage, OpportunityPage
from tests.factories.involvement import make_opportunity, make_term
from tests.factories.translated_pages import locale_of


def in_polish(index: OpportunityIndexPage, *, themes: list[Term]) -> OpportunityPage:
    """Return a Polish page with an English area and these themes, in a section nobody has translated."""
    page = make_opportunity(index, area=make_term(Area, "Ely and around"))
    polish: OpportunityPage = page.copy_for_translation(locale_of("pl"), copy_parents=True)
    polish.themes.set(themes)
    polish.save_revision().publish()
    return polish


def english_in(html: str) -> list[str]:
    """Return the words that are marked as English."""
    return re.findall(r'<bdi lang="en" dir="ltr">(.*?)</bdi>', html)


def test_what_is_english_on_a_polish_page_says_so(
    client: Client, opportunity_index: OpportunityIndexPage, organisation: OrganisationSettings
) -> None:
    translated = make_term(Theme, "Jedzenie", slug="food", locale=locale_of("pl"))
    page = in_polish(opportunity_index, themes=[make_term(Theme, "Waiting rooms"), translated])
    html = client.get(page.url).content.decode()
    assert set(english_in(html)) == {
        "Example NHS Foundation Trust",
        "Working Together",
        "Opportunities",
        "NHS 111",
        "Ely and around",
        "Waiting rooms",
        "Planning",
        "Working together",
    }
    assert "Jedzenie" in html
    assert english_in(client.get(page.get_translation(locale_of("en")).url).content.decode()) == []
