"""Reads of case studies: the list's answer to an address, and pages with what their cards or open data show."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from django.db.models import CharField, Value
from django.http import QueryDict
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from core.in_language import in_language_read
from core.models import Directorate, Theme
from involvement.card_pictures import pictures_for_cards
from involvement.case_studies.answers import CaseStudyAnswer, CaseStudyFacts
from involvement.case_studies.filters import CASE_STUDY_FACETS, CaseStudyFilters
from involvement.models import CaseStudyIndexPage, CaseStudyPage, Rung, Stage
from involvement.models.case_study_lists import CaseStudyQuerySet
from involvement.models.public_pages import PublicPageQuerySet
from involvement.vocabulary import Vocabulary, Word

PER_PAGE = 20
MOST_WORDS = 12  # of a search; more make the database work without finding more
_TERMS = {"theme": Theme, "directorate": Directorate, "rung": Rung, "stage": Stage}
_FIELDS = {"directorate": "directorate_id", "rung": "rung_delivered_id", "stage": "stage_id", "year": "finished_year"}
_LONG_TEXTS = ("principles", "purpose", "presence", "process", "impact", "do_differently")
Fetched = Callable[[CaseStudyQuerySet], CaseStudyQuerySet]


def case_study_answer(index_page: CaseStudyIndexPage, query: QueryDict) -> CaseStudyAnswer:
    """Return what the list answers to an address, in three queries and one more where words are looked for."""
    known = _known(index_page)
    vocabulary = _vocabulary(index_page.locale_id, known)
    filters = CaseStudyFilters.from_query(query, vocabulary)
    return CaseStudyAnswer(known, vocabulary, filters, _holding_words(filters.q) if filters.q else None)


def case_studies_at(keys: Sequence[int], fetched: Fetched) -> list[CaseStudyPage]:
    """Return the case studies with these keys, in this order, with what `fetched` adds."""
    pages = {page.pk: page for page in fetched(CaseStudyPage.objects.live().filter(pk__in=keys))}
    return [pages[key] for key in keys if key in pages]


def with_card_facts(pages: CaseStudyQuerySet) -> CaseStudyQuerySet:
    """Return the same with what a card shows; without the long texts."""
    with_pictures = pages.with_terms().select_related("listing_image__agreement").prefetch_related(pictures_for_cards())
    return with_pictures.defer(*_LONG_TEXTS)


def with_open_data(pages: CaseStudyQuerySet) -> CaseStudyQuerySet:
    """Return the same with everything that open data says of a case study."""
    return (
        pages.with_terms()
        .select_related("locale")
        .prefetch_related("measures", "themes", "words__contribution__texts")
        .defer(*_LONG_TEXTS)
    )


def case_study_for_everyone(pk: int) -> CaseStudyPage | None:
    """Return one case study that the public may see, with its open data, or None."""
    found: CaseStudyPage | None = with_open_data(CaseStudyPage.objects.for_everyone()).filter(pk=pk).first()
    return found


def case_study_list_in(language: str) -> CaseStudyIndexPage | None:
    """Return the live list of case studies in a language, or None where there is none."""
    lists = CaseStudyIndexPage.objects.live().public()
    found: CaseStudyIndexPage | None = lists.filter(locale__language_code=language).order_by("path").first()
    return found


def related_pages(page: CaseStudyPage) -> list[Page]:
    """Return the pages that belong with this one and that everyone may see, in the editor's order."""
    keys = [row.related_id for row in page.related.all()]
    pages = in_language_read(PublicPageQuerySet(Page).filter(pk__in=keys).for_everyone()) if keys else {}
    return [pages[key] for key in keys if key in pages]


def rungs_in(locale_id: int) -> list[Rung]:
    """Return the rungs of the ladder in a language."""
    return list(Rung.objects.filter(locale_id=locale_id))


def _known(index_page: CaseStudyIndexPage) -> tuple[CaseStudyFacts, ...]:
    """Return what filtering needs of each case study, the one finished last first."""
    themes: dict[int, set[int]] = defaultdict(set)
    for key, theme in CaseStudyPage.themes.through._default_manager.values_list("casestudypage_id", "theme_id"):
        themes[key].add(theme)
    pages = CaseStudyPage.objects.child_of(index_page).for_everyone().order_by("-finished_year", "title", "pk")
    return tuple(
        CaseStudyFacts(
            pk=row["pk"],
            title=row["title"],
            has={
                "theme": frozenset(themes[row["pk"]]),
                **{name: frozenset({row[field]} - {None}) for name, field in _FIELDS.items()},
            },
        )
        for row in pages.values("pk", "title", *_FIELDS.values())
    )


def _vocabulary(locale_id: int, known: Iterable[CaseStudyFacts]) -> Vocabulary:
    """Return the terms in this language, asked for at once, and the years in which something was finished."""
    first, *others = (
        model.objects.filter(locale_id=locale_id)
        .order_by()
        .annotate(facet=Value(name, CharField()))
        .values_list("facet", "pk", "slug", "name", "sort_order")
        for name, model in _TERMS.items()
    )
    facets: dict[str, list[Word]] = {name: [] for name in CASE_STUDY_FACETS}
    for facet, pk, slug, name, _order in first.union(*others, all=True).order_by("sort_order", "name"):
        facets[facet].append(Word(slug, name, pk))
    years = sorted({year for each in known for year in each.has["year"]}, reverse=True)
    facets["year"] = [Word(str(year), str(year), year) for year in years]
    return Vocabulary({name: tuple(words) for name, words in facets.items()})


def _holding_words(text: str) -> frozenset[int]:
    words = re.findall(r"\w+", text)[:MOST_WORDS]
    if not words:
        return frozenset()
    # Matching only: Wagtail's relevance on SQLite scores every row once more.
    found = get_search_backend().search(
        " ".join(words), CaseStudyPage.objects.all(), operator="and", order_by_relevance=False
    )
    return frozenset(found.get_queryset().order_by().values_list("pk", flat=True))
