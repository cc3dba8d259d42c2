"""Search over the pages of one language: words in, ordered pages out, at a cost that no word can drive up."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.search import SearchQuery as PostgresQuery
from django.db import connection
from django.utils.safestring import SafeString
from modelsearch.backends.base import BaseSearchResults
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.search.models import IndexEntry
from wagtail.search.query import And, Or, PlainText, SearchQuery

from core.excerpts import WORD, excerpt, folded, marked
from core.page_facts import PageFacts, facts_of, kind_of

LONGEST_QUESTION = 200  # characters
MOST_WORDS = 10
# A word that is on every page would otherwise make the database order all of them; nobody reads past this.
MOST_MATCHES = 300
SHORTEST_WITH_FORMS = 4  # characters: “gas” is not the plural of “ga”


@dataclass(frozen=True)
class Question:
    """What somebody typed, made safe to search for."""

    text: str = ""
    words: tuple[str, ...] = ()
    was_shortened: bool = False

    @property
    def stems(self) -> tuple[str, ...]:
        """Return the shortest form of every word: what is marked in the results."""
        return tuple(min(_forms(word), key=len) for word in self.words)


@dataclass(frozen=True)
class Matches:
    """The primary keys of the pages found, best first."""

    ids: list[int] = field(default_factory=list)
    has_more: bool = False
    only_some_words: bool = False


@dataclass(frozen=True)
class Result:
    """One page of the results as it is printed."""

    title: SafeString
    url: str
    kind: str
    excerpt: SafeString
    is_example: bool


def understood(typed: str) -> Question:
    """Return the question in what was typed; whatever is typed gives some question."""
    text = "".join(" " if unicodedata.category(character) in {"Cc", "Cs"} else character for character in typed)
    text = " ".join(unicodedata.normalize("NFC", text[: LONGEST_QUESTION * 2]).split())
    was_shortened = len(typed.strip()) > LONGEST_QUESTION
    text = text[:LONGEST_QUESTION].strip()
    words = tuple(dict.fromkeys(match[0].lower() for match in WORD.finditer(text) if folded(match[0])))
    return Question(text, words[:MOST_WORDS], was_shortened or len(words) > MOST_WORDS)


def matches_of(question: Question, tree_path: str) -> Matches:
    """Return the published, public pages under this place of the tree that answer the question."""
    if not question.words:
        return Matches()
    pages = Page.objects.live().public().filter(path__startswith=tree_path).order_by("-id")
    titled = list(_with_title(pages, question).values_list("pk", "title")[:MOST_MATCHES])
    others = _ids(pages.search(_query(question, And), order_by_relevance=False))
    ids = list(dict.fromkeys([*_best_titles_first(titled, question), *others]))
    if not ids and len(question.words) > 1:
        some = _ids(pages.search(_query(question, Or), order_by_relevance=False))
        return Matches(some[:MOST_MATCHES], len(some) > MOST_MATCHES, only_some_words=True)
    return Matches(ids[:MOST_MATCHES], len(ids) > MOST_MATCHES)


def results_for(ids: Sequence[int], question: Question) -> list[Result]:
    """Return the printed results of these pages, in their order."""
    pages = {page.pk: page for page in Page.objects.filter(pk__in=ids).order_by()}
    facts, texts = facts_of(pages.values()), _texts_of(pages)
    return [
        _result(page, facts.get(pk, PageFacts()), texts.get(pk, ""), question)
        for pk in ids
        if (page := pages.get(pk)) and page.url
    ]


def _result(page: Page, facts: PageFacts, text: str, question: Question) -> Result:
    return Result(
        title=marked(page.title, question.stems),
        url=page.url or "",
        kind=kind_of(page),
        excerpt=excerpt(page.search_description or facts.summary or text, question.stems)
        if _is_in(facts.summary, question)
        else excerpt(text or facts.summary, question.stems),
        is_example=facts.is_example,
    )


def _is_in(text: str, question: Question) -> bool:
    words = [folded(match[0]) for match in WORD.finditer(text)]
    return any(word.startswith(tuple(folded(stem) for stem in question.stems)) for word in words)


def _ids(results: BaseSearchResults) -> list[int]:
    return list(results.get_queryset().values_list("pk", flat=True)[: MOST_MATCHES + 1])


def _forms(word: str) -> tuple[str, ...]:
    """Return the word with its English plural or singular; harmless where the word is not English."""
    if len(word) < SHORTEST_WITH_FORMS:
        return (word,)
    if word.endswith("ies"):
        return (word, f"{word[:-3]}y")
    if word.endswith("s"):
        return (word,) if word.endswith("ss") else (word, word[:-1])
    return (word, f"{word[:-1]}ies") if word.endswith("y") else (word, f"{word}s")


def _query(question: Question, join: type[And] | type[Or]) -> SearchQuery:
    each = [
        Or([PlainText(form) for form in forms]) if len(forms) > 1 else PlainText(forms[0])
        for forms in map(_forms, question.words)
    ]
    return each[0] if len(each) == 1 else join(each)


def _with_title(pages: PageQuerySet, question: Question) -> PageQuerySet:
    if connection.vendor == "postgresql":  # the library would read every title here instead of asking its index
        each = (" | ".join(f"'{form}'" for form in _forms(word)) for word in question.words)
        wanted = PostgresQuery(" & ".join(f"({forms})" for forms in each), search_type="raw")
        return pages.filter(index_entries__title=wanted)
    return pages.search(_query(question, And), fields=["title"], order_by_relevance=False).get_queryset()


def _best_titles_first(titled: list[tuple[int, str]], question: Question) -> list[int]:
    wanted = folded(question.text)
    return [pk for pk, title in sorted(titled, key=lambda row: (folded(row[1]) != wanted, len(row[1]), -row[0]))]


def _texts_of(pages: dict[int, Page]) -> dict[int, str]:
    # The index keeps the words of every page as plain text; PostgreSQL in a column of its own.
    column = "body_text" if connection.vendor == "postgresql" else "body"
    kinds = ContentType.objects.get_for_models(*{page.specific_class or Page for page in pages.values()})
    entries = IndexEntry.objects.filter(
        content_type__in=[kind.pk for kind in kinds.values()], object_id__in=[str(pk) for pk in pages]
    )
    return {int(object_id): text or "" for object_id, text in entries.values_list("object_id", column)}
