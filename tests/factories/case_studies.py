"""Case studies for tests, valid unless a test says otherwise."""

from typing import Any

from wagtail.models import Page

from involvement.models import CaseStudyIndexPage, CaseStudyMeasure, CaseStudyPage, ContributorWords
from tests.factories.contributions import make_contribution
from tests.factories.involvement import make_rung, make_stage


def make_case_study_index(home_page: Page) -> CaseStudyIndexPage:
    """Add the list of case studies at its fixed address."""
    page = CaseStudyIndexPage(title="Case studies", slug="case-studies")
    home_page.add_child(instance=page)
    return page


def case_study_values(**overrides: Any) -> dict[str, Any]:
    """Return field values of a complete case study without figures."""
    return {
        "title": "Better kettles",
        "summary": "We chose kettles together.",
        "problem": "The kettles were too heavy.",
        "what_changed": "The kettles are light now.",
        "stage": make_stage(),
        "rung_promised": make_rung(),
        "rung_delivered": make_rung(),
        "principles": "<p>Everyone has one vote.</p>",
        "purpose": "<p>Kettles that everyone can lift.</p>",
        "presence": "<p>Six people and two nurses.</p>",
        "process": "<p>We tried eight kettles.</p>",
        "impact": "<p>We bought the one they chose.</p>",
        "do_differently": "<p>Ask sooner.</p>",
        "no_measures_reason": "We did not count.",
        "finished_year": 2025,
    } | overrides


def make_case_study(parent: Page, **overrides: Any) -> CaseStudyPage:
    """Add a published case study; `measures` and `words` may be rows, `themes` terms."""
    themes = overrides.pop("themes", [])
    measures, words = overrides.pop("measures", []), overrides.pop("words", [])
    if measures:
        overrides.setdefault("no_measures_reason", "")
    page = CaseStudyPage(**case_study_values(**overrides))
    page.measures.add(*measures)
    page.words.add(*words)
    page.themes.set(themes)
    parent.add_child(instance=page)
    return page


def measure(what: str = "Kettles that people can lift", **overrides: Any) -> CaseStudyMeasure:
    """Return a figure that hangs on no case study yet."""
    values = {"before": "2 of 8", "after": "8 of 8", "source": "Ward round, May"} | overrides
    return CaseStudyMeasure(what=what, **values)


def agreed_words(words: str = "At last I can make tea.", **overrides: Any) -> ContributorWords:
    """Return words that somebody agreed to, on no case study yet; further values are those of their record."""
    return ContributorWords(contribution=make_contribution(words, **overrides))
