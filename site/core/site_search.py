"""Search over the pages of one language: words in, ordered pages out, at a cost that no word can drive up."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Q
from django.utils.safestring import SafeString
from wagtail.models import Page
from wagtail.query import PageQuerySet

from core.excerpts import WORD, excerpt, folded, holds, marked
from core.page_facts import PageFacts, facts_of, kind_of
from core.quoted_words import pages_quoting
from core.search_index import BEGINNING, MOST_LOOKED_AT, Part, pages_with, texts_of

LONGEST_QUESTION = 200  # characters
MOST_WORDS = 10
# A word that is on every page would otherwise make the database order all of them; nobody reads past this.
MOST_MATCHES = 300
SHORTEST_WITH_FORMS = 4  # characters: “gas” is not the plural of “ga”
SHORTEST_WITH_ENDING = 5  # characters: what is left of a word without its ending must still say something


@dataclass(frozen=True)
class Question:
    """What somebody typed, made safe to search for."""

    text: str = ""
    words: tuple[str, ...] = ()
    was_shortened: bool = False
    language: str = settings.LANGUAGE_CODE

    @property
    def is_english(self) -> bool:
        """Tell whether the rules of English hold for its words."""
        return self.language == settings.LANGUAGE_CODE

    @property
    def stems(self) -> tuple[str, ...]:
        """Return the shortest form of every word: what is marked in the results."""
        if self.is_english:
            return tuple(min(_forms(word), key=len) for word in self.words)
        return tuple(_without_ending(word) for word in self.words)


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


def understood(typed: str, language: str = settings.LANGUAGE_CODE) -> Question:
    """Return the question in what was typed to find pages in a language; whatever is typed gives some question."""
    text = "".join(" " if unicodedata.category(character) in {"Cc", "Cs"} else character for character in typed)
    text = " ".join(unicodedata.normalize("NFC", text).split())
    was_shortened = len(text) > LONGEST_QUESTION
    if was_shortened:  # not in the middle of a word, which would then be another word
        text = text[:LONGEST_QUESTION].rpartition(" ")[0] or text[:LONGEST_QUESTION]
    words = tuple(dict.fromkeys(match[0].lower() for match in WORD.finditer(text) if folded(match[0])))
    return Question(text, words[:MOST_WORDS], was_shortened or len(words) > MOST_WORDS, language)


def matches_of(question: Question, tree_path: str) -> Matches:
    """Return the published, public pages under this place of the tree that answer the question."""
    if not question.words:
        return Matches()
    pages = Page.objects.live().public().filter(path__startswith=tree_path).order_by("-pk")
    words = [_forms(word) for word in question.words]
    ids = _best_titles_first(pages_with(pages, words, Part.TITLE), question)
    if len(ids) <= MOST_MATCHES:
        ids = list(dict.fromkeys([*ids, *_ids(pages_with(pages, words, Part.ANYWHERE))]))
    if len(ids) <= MOST_MATCHES and (quoting := set(pages_quoting(words)).difference(ids)):
        ids += _ids(pages.filter(pk__in=quoting))
    if not ids and not question.is_english:
        ids = _with_other_endings(pages, question)
    if not ids and len(words) > 1:
        some = _ids(pages_with(pages, words, Part.ANYWHERE, all_words=False))
        return Matches(some[:MOST_MATCHES], len(some) > MOST_MATCHES, only_some_words=True)
    return Matches(ids[:MOST_MATCHES], len(ids) > MOST_MATCHES)


def results_for(ids: Sequence[int], question: Question) -> list[Result]:
    """Return the printed results of these pages, in their order."""
    pages = {page.pk: page for page in Page.objects.filter(pk__in=ids).order_by()}
    facts, texts = facts_of(pages.values()), texts_of(list(pages.values()))
    texts |= _quoted(texts, question)
    return [
        _result(page, facts.get(pk, PageFacts()), texts.get(pk, ""), question)
        for pk in ids
        if (page := pages.get(pk)) and page.url
    ]


def _result(page: Page, facts: PageFacts, text: str, question: Question) -> Result:
    summary = page.search_description or facts.summary
    shown = summary if summary and holds(summary, question.stems) else text or summary
    return Result(
        title=marked(page.title, question.stems),
        url=page.url or "",
        kind=kind_of(page),
        excerpt=excerpt(shown, question.stems),
        is_example=facts.is_example,
    )


def _quoted(texts: dict[int, str], question: Question) -> dict[int, str]:
    """Return what somebody said on those pages whose own text does not hold what was looked for."""
    without = [pk for pk, text in texts.items() if not holds(text, question.stems)]
    quoting = pages_quoting([_forms(word) for word in question.words]) if without else {}
    return {pk: quoting[pk] for pk in without if pk in quoting}


def _with_other_endings(pages: PageQuerySet, question: Question) -> list[int]:
    """Return what has the words with other endings, or has them in its title.

    Polish or Urdu words change at their end, and no database here knows how. PostgreSQL has no entry for a word that
    English sentences are full of, though in another language it may mean a bridge: the titles hold it all the same.
    """
    if ids := _ids(pages_with(pages, [(f"{stem}{BEGINNING}",) for stem in question.stems], Part.ANYWHERE)):
        return ids
    return _ids(pages.filter(*(Q(title__icontains=word) for word in question.words)))


def _ids(pages: PageQuerySet) -> list[int]:
    return list(pages.values_list("pk", flat=True)[: MOST_MATCHES + 1])


def _best_titles_first(pages: PageQuerySet, question: Question) -> list[int]:
    wanted = question.text.casefold()
    rows = pages.values_list("pk", "title")[:MOST_LOOKED_AT]
    ordered = sorted(rows, key=lambda row: (row[1].casefold() != wanted, len(row[1]), -row[0]))
    return [pk for pk, _title in ordered][: MOST_MATCHES + 1]


def _without_ending(word: str) -> str:
    return word[: max(SHORTEST_WITH_ENDING - 1, len(word) - 2)] if len(word) >= SHORTEST_WITH_ENDING else word


def _forms(word: str) -> tuple[str, ...]:
    """Return the word with its English plural or singular; harmless where the word is not English."""
    if len(word) < SHORTEST_WITH_FORMS:
        return (word,)
    if word.endswith("ies"):
        return (word, f"{word[:-3]}y")
    if word.endswith("s"):
        return (word,) if word.endswith("ss") else (word, word[:-1])
    return (word, f"{word[:-1]}ies") if word.endswith("y") else (word, f"{word}s")
