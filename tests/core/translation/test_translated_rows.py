"""Rows of a page stay the rows they are: in translations made twice, in copies, and in drafts from before."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from involvement.models import OpportunityIndexPage, OpportunityPage, OpportunityQuestion
from tests.factories.involvement import make_opportunity, make_question, make_session
from tests.factories.translated_pages import Captured, say, translated

ROWS = ("questions", "sessions")


def asked(page: Page) -> list[tuple[int, str, str]]:
    """Return the number, the words and the language of each question of this page."""
    rows = OpportunityQuestion.objects.filter(page_id=page.pk).select_related("locale")
    return [(row.pk, row.label, row.locale.language_code) for row in rows]


def make_asking(index: OpportunityIndexPage) -> OpportunityPage:
    """Add an opportunity with a date and a question, as the admin would have saved it."""
    page = make_opportunity(index)
    make_session(page, timezone.now() + timedelta(days=30), note="Bring a hat.")
    make_question(page, "What do you eat?")
    page = OpportunityPage.objects.get(pk=page.pk)
    page.save_revision().publish()
    return page


def test_a_translation_made_again_keeps_its_rows(
    opportunity_index: OpportunityIndexPage, django_capture_on_commit_callbacks: Captured
) -> None:
    page = make_asking(opportunity_index)
    polish = translated(page, "pl", django_capture_on_commit_callbacks)
    first = asked(polish)
    assert first == [(first[0][0], "Polish: What do you eat?", "pl")]
    say(page, title="Help choose old chairs")
    again = translated(page, "pl", django_capture_on_commit_callbacks)
    assert again.title == "Polish: Help choose old chairs"
    assert asked(again) == first
    assert len(asked(page)) == 1


def test_a_copy_has_rows_of_its_own(opportunity_index: OpportunityIndexPage) -> None:
    page = make_asking(opportunity_index)
    copy = page.copy(update_attrs={"slug": "again"})
    keys = OpportunityQuestion.objects.values_list("translation_key", flat=True)
    assert [words for _, words, _ in asked(copy)] == ["What do you eat?"]
    assert len(set(keys)) == 2


def test_a_draft_from_before_rows_had_a_language_is_published(opportunity_index: OpportunityIndexPage) -> None:
    page = make_asking(opportunity_index)
    before = asked(page)
    revision = page.save_revision()
    for relation in ROWS:
        for row in revision.content[relation]:
            del row["translation_key"], row["locale"]
    revision.save()
    revision.publish()
    assert asked(page) == before
