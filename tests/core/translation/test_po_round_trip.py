"""Everything that pages and snippets say goes to translators as PO and comes back; nothing else goes."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import models
from django.utils import timezone
from modelcluster.models import ClusterableModel
from wagtail.models import Locale, Page, TranslatableMixin, get_page_models
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import Translation, TranslationSource

from home.models import HomePage
from involvement.models import CaseStudyPage, OpportunityPage, RoadMapStepPage, StoryPage
from involvement.story_statuses import CheckAnswer
from network.models import GroupPage, MeetingPage, NewsletterPage
from tests.factories.case_studies import case_study_values
from tests.factories.involvement import opportunity_values
from tests.factories.marked_words import MARK, NO_WORDS, WORD, Words, is_text, marked, no_words, row_kinds
from tests.factories.meetings import meeting_values
from tests.factories.network import group_values
from tests.factories.stories import story_values
from tests.factories.translated_pages import Captured, locale_of
from tests.factories.youngpeople import forum_values
from youngpeople.models import YoungPeoplesForumPage

# What pages cannot be published without, beside their words.
FACTS: dict[type[Page], Any] = {
    CaseStudyPage: lambda: case_study_values(contact_agreed=True),
    GroupPage: group_values,
    MeetingPage: meeting_values,
    NewsletterPage: lambda: {"names_nobody": True},
    OpportunityPage: opportunity_values,
    RoadMapStepPage: lambda: {"minutes": 10},
    StoryPage: lambda: story_values(checked_on=timezone.localdate(), checked_answer=CheckAnswer.values[0]),
    YoungPeoplesForumPage: forum_values,
}
# What a translation has of its own: its numbers, its place in the tree and its history.
HOUSEKEEPING = re.compile(
    r"pk|id|locale|path|depth|numchild|url_path|page|point|strategy|front_page|alias_of|owner|"
    r"live_revision|latest_revision|latest_revision_created_at|first_published_at|last_published_at|has_unpublished_changes"
)
FRACTION = re.compile(r"\.\d+(?=\+00:00)")  # wagtail-localize keeps thousandths of a second
# What a page must not have both of: figures, and a sentence that says why there are none.
EITHER = {CaseStudyPage: ("measures", "no_measures_reason")}
PAGES = [
    pytest.param(kind, frozenset({left_out}), id=f"{kind.__name__}-{left_out}")
    for kind in get_page_models()
    if kind is not Page
    for left_out in EITHER.get(kind, ("",))
]
SNIPPETS = [kind for kind in get_snippet_models() if issubclass(kind, TranslatableMixin)]


def named(kind: type[models.Model]) -> str:
    """Return the name of a model for the report."""
    return kind.__name__


def said(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Give each single thing that is stored, with its place, without housekeeping; streams are stored as text."""
    if isinstance(value, str) and value.startswith(("[", "{")):
        yield from (("stream:" + name, part) for name, part in said(json.loads(value), place))
    elif isinstance(value, dict):
        for name, part in value.items():
            if place.startswith("stream:") or not HOUSEKEEPING.fullmatch(name):
                yield from said(part, f"{place}.{name}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from said(part, f"{place}.{number}")
    else:
        yield place, value


def stored(instance: Any) -> dict[str, Any]:
    """Return what is stored now of this page or snippet and its rows, by its place."""
    fresh = type(instance).objects.get(pk=instance.pk)
    if isinstance(fresh, ClusterableModel):
        return dict(said(json.loads(fresh.to_json())))
    return dict(
        said(
            {
                column.name: FRACTION.sub("", str(column.value_from_object(fresh)))
                for column in fresh._meta.concrete_fields
            }
        )
    )


def sent_and_brought_back(instance: Any, captured: Captured) -> tuple[str, Any]:
    """Send it to an agency as PO, publish the marked answer, and return what was sent and what came of it."""
    source, _ = TranslationSource.update_or_create_from_instance(type(instance).objects.get(pk=instance.pk))
    work = Translation.objects.create(source=source, target_locale=locale_of("pl"))
    po = work.export_po()
    for entry in po:
        entry.msgstr = marked(entry.msgid)
    assert work.import_po(po) == []
    with captured(execute=True):
        work.save_target(publish=True)
    return "\n".join(entry.msgid for entry in po), work.get_target_instance()


def check(instance: Any, words: Words, captured: Captured) -> None:
    """Check that all words of this page or snippet were sent and came back, and nothing else."""
    sent, translated = sent_and_brought_back(instance, captured)
    gone = {f"word{number}" for number in WORD.findall(sent)}
    assert {words.places[word] for word in words.places.keys() - gone} == set(), "never offered to translators"
    assert WORD.sub("", re.sub(r"<[^>]*>|\s", " ", sent)).split() == [], "no words, but offered to translators"
    before, after = stored(instance), stored(translated)
    assert translated.locale == Locale.objects.get(language_code="pl")
    left = {words.places[f"word{number}"] for number in WORD.findall(json.dumps(after))}
    assert left == set(), "translated, but not shown"
    assert {f"word{number}" for number in MARK.findall(json.dumps(after))} == words.places.keys()
    expected = {place: marked(value) if isinstance(value, str) else value for place, value in before.items()}
    assert after == expected, "something else has changed too"


@pytest.mark.parametrize(("kind", "left_out"), PAGES)
def test_every_word_of_every_page_goes_to_translators_and_comes_back(
    kind: type[Page], left_out: frozenset[str], home_page: HomePage, django_capture_on_commit_callbacks: Captured
) -> None:
    words = Words(home_page, left_out)
    facts = FACTS[kind]() if kind in FACTS else {}
    page = words.fill(kind(**facts | dict.fromkeys(left_out - {"measures", ""}, "") | {"slug": "fixed-slug"}))
    home_page.add_child(instance=page)
    assert page.live
    check(page, words, django_capture_on_commit_callbacks)


@pytest.mark.parametrize("kind", SNIPPETS, ids=named)
def test_every_word_of_every_snippet_goes_to_translators_and_comes_back(
    kind: type[Any], home_page: HomePage, django_capture_on_commit_callbacks: Captured
) -> None:
    words = Words(home_page)
    snippet = words.fill(kind(locale=Locale.get_default()))
    snippet.save()
    check(snippet, words, django_capture_on_commit_callbacks)


def test_no_exception_outlives_its_text() -> None:
    kinds: list[type[models.Model]] = [*get_page_models(), *SNIPPETS]
    for kind in kinds:
        kinds.extend(row.related_model for row in row_kinds(kind))
    texts = [(kind, column.name) for kind in kinds for column in kind._meta.get_fields() if is_text(column)]
    assert {no_words(kind, name) for kind, name in texts} - {None} == NO_WORDS.keys()
