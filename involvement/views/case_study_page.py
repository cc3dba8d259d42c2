"""One case study: the short version first, then how much say people had, what changed, and how it was done."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.models import Theme
from core.page_facts import kind_of
from core.selectors import organisation
from core.serving import page_context
from core.telephone import telephone_link
from involvement.case_studies.article import case_study_json_ld
from involvement.case_studies.reading import related_pages, rungs_in
from involvement.case_studies.wording import ladder, promise_words
from involvement.models import CaseStudyPage


@dataclass(frozen=True)
class Section:
    """One of the five parts of 4Pi as the page shows it."""

    name: str
    heading: str | Promise
    text: str


@dataclass(frozen=True)
class WayOn:
    """A page that belongs with this one."""

    title: str
    kind: str
    url: str


@page_context(CaseStudyPage)
def case_study_context(page: CaseStudyPage, request: HttpRequest) -> dict[str, Any]:
    """Gather everything the page shows; of people only what they agreed to."""
    themes: list[Theme] = list(page.themes.all())
    return {
        "themes": themes,
        "promise": promise_words(page.rung_promised, page.rung_delivered),
        "ladder": ladder(page, rungs_in(page.locale_id)),
        "measures": list(page.measures.all()),
        "sections": _sections(page),
        "words": page.agreed_words(),
        "phone_link": telephone_link(page.contact_phone),
        "related": [_way_on(each, request) for each in related_pages(page)],
        "list_url": (page.get_url(request) or "").removesuffix(f"{page.slug}/"),
        "json_ld": case_study_json_ld(page, organisation(request), [theme.name for theme in themes])
        if page.live
        else None,
    }


def _sections(page: CaseStudyPage) -> list[Section]:
    sections = (
        Section("principles", _("Principles: how we treated each other"), page.principles),
        Section("purpose", _("Purpose: what it was for"), page.purpose),
        Section("presence", _("Presence: who was there"), page.presence),
        Section("process", _("Process: what we did together"), page.process),
        Section("impact", _("Impact: what difference it made"), page.impact),
        Section("differently", _("What we would do differently"), page.do_differently),
    )
    return [section for section in sections if strip_tags(section.text or "").strip()]


def _way_on(page: Page, request: HttpRequest) -> WayOn:
    return WayOn(page.title, kind_of(page), page.get_url(request) or "")
