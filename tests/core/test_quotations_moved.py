"""Quotations that were typed into pages become records, in the page, its versions, and what translators keep."""

import json
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone
from wagtail.models import Locale, Revision
from wagtail_localize.models import (
    String,
    StringTranslation,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.strings import StringValue

from core.migrations._quotations import ASK_AGAIN, GRACE, Quotations
from core.models import Contribution
from home.models import HomePage, StandardPage

LABEL = "home.StandardPage"
WORDS, TAKEN_OUT, WHO = 'I can’t find "my" ward & bed.', "I hated the soup.", "A patient"
PLAIN = {"type": "rich_text", "value": "<p>Read this.</p>", "id": "1"}


def typed(words: str, *, agreed: bool = True, who: str = WHO) -> dict[str, Any]:
    """Return a quotation as it stood in pages before there were records."""
    return {"type": "quote", "value": {"quote": words, "attribution": who, "said_with_consent": agreed}, "id": "2"}


def reference(number: int | None) -> dict[str, Any]:
    """Return what stands there afterwards."""
    return {"type": "quote", "value": {"contribution": number}, "id": "2"}


@pytest.fixture
def quotations(db: None) -> Quotations:
    """The helper of the migrations, over the models as they are now."""
    return Quotations(apps)


@pytest.fixture
def page(home_page: HomePage) -> StandardPage:
    """A page whose older version held one quotation more, with a source of translations."""
    found = StandardPage(title="Wards", slug="wards")
    home_page.add_child(instance=found)
    _write_version(found, [PLAIN, typed(WORDS), typed(TAKEN_OUT)])
    _write_version(found, [PLAIN, typed(WORDS)])
    _write_body(found, [PLAIN, typed(WORDS)])
    source, _ = TranslationSource.update_or_create_from_instance(found)
    source.content_json = json.dumps(json.loads(source.content_json) | {"body": json.dumps([PLAIN, typed(WORDS)])})
    source.save(update_fields=["content_json"])
    return found


def _write_version(page: StandardPage, blocks: list[dict[str, Any]]) -> None:
    revision = page.save_revision()
    revision.content["body"] = json.dumps(blocks)
    revision.save(update_fields=["content"])


def _write_body(page: StandardPage, blocks: list[dict[str, Any]]) -> None:
    stream = type(page.body)(page.body.stream_block, blocks, is_lazy=True)
    StandardPage.objects.filter(pk=page.pk).update(body=stream)


def body_of(page: StandardPage) -> list[dict[str, Any]]:
    """Return the blocks of a page as the database holds them."""
    return list(StandardPage.objects.get(pk=page.pk).body.raw_data)


def versions_of(page: StandardPage) -> list[list[dict[str, Any]]]:
    """Return the blocks of all versions, the oldest first."""
    found = Revision.page_revisions.filter(object_id=str(page.pk)).order_by("pk")
    return [json.loads(revision.content["body"]) for revision in found]


def test_the_same_words_make_one_record(quotations: Quotations) -> None:
    number = quotations.record(WORDS, WHO, "en", True)
    assert quotations.record(f" {WORDS}\n", f"{WHO} ", "en", True) == number
    others = {quotations.record(WORDS, WHO, "pl", True), quotations.record(WORDS, "A carer", "en", True)}
    assert len({number, *others}) == 3
    assert quotations.knows(WORDS, WHO, "pl")
    assert not quotations.knows(TAKEN_OUT, WHO, "en")


@pytest.mark.parametrize("agreed", [True, False])
def test_a_record_is_shown_only_where_somebody_had_agreed(quotations: Quotations, agreed: bool) -> None:
    """It is asked about soon, and goes from the site by itself where nobody asks."""
    record = Contribution.objects.get(pk=quotations.record(WORDS, WHO, "en", agreed))
    today = timezone.localdate()
    assert (record.on_website, record.is_shown, record.in_open_data) == (agreed, agreed, False)
    assert (record.agreed_on, record.review_on) == (today, today + ASK_AGAIN)
    assert record.shown_until == today + ASK_AGAIN + GRACE
    text = record.texts.get()
    assert (text.language, text.words, text.who) == ("en", WORDS, WHO)


def test_a_day_of_asking_that_is_over_gives_some_time_to_ask(quotations: Quotations) -> None:
    """A day somebody had written down is kept; the words stay until the team could ask."""
    today = timezone.localdate()
    over = today - ASK_AGAIN
    record = Contribution.objects.get(pk=quotations.record(WORDS, WHO, "en", True, over))
    assert (record.review_on, record.shown_until) == (over, today + GRACE)


def test_blocks_that_hold_nothing_typed_stay_as_they_are(quotations: Quotations) -> None:
    """References, other blocks and broken ones; running it twice changes nothing more."""
    kept = [PLAIN, reference(7), {"type": "quote", "value": None}, {"type": "quote"}]
    assert quotations.in_blocks(kept, "en") == (kept, False)
    once, changed = quotations.in_blocks([typed(WORDS), typed("")], "en")
    assert changed
    assert [block["value"]["contribution"] for block in once] == [quotations.record(WORDS, WHO, "en", True), None]
    assert quotations.in_blocks(once, "en") == (once, False)


def test_a_page_its_versions_and_its_source_point_at_one_record(quotations: Quotations, page: StandardPage) -> None:
    """What stands only in an older version was taken out by somebody: no record is made of it."""
    quotations.in_pages(LABEL, "body")
    record = Contribution.objects.get()
    now = [PLAIN, reference(record.pk)]
    assert body_of(page) == now
    assert versions_of(page) == [[*now, reference(None)], now]
    source = TranslationSource.objects.get(object_id=page.translation_key)
    assert json.loads(json.loads(source.content_json)["body"]) == now
    assert "soup" not in str(list(Revision.objects.values_list("content", flat=True)))


def test_words_that_only_the_newest_draft_holds_get_a_record(quotations: Quotations, page: StandardPage) -> None:
    """An editor who had not published yet loses nothing; nobody had agreed there, so the site does not show it."""
    _write_version(page, [typed("Not yet out.", agreed=False)])
    quotations.in_pages(LABEL, "body")
    draft = Contribution.objects.get(texts__words="Not yet out.")
    assert versions_of(page)[-1] == [reference(draft.pk)]
    assert not draft.is_shown


def test_moving_twice_changes_nothing_more(quotations: Quotations, page: StandardPage) -> None:
    quotations.in_pages(LABEL, "body")
    before = (body_of(page), versions_of(page))
    Quotations(apps).in_pages(LABEL, "body")
    assert (body_of(page), versions_of(page)) == before
    assert Contribution.objects.count() == 1


def test_translators_screens_forget_the_words(quotations: Quotations, page: StandardPage) -> None:
    """The words themselves and as HTML, in the original or in the translation; other strings stay."""
    as_html = ("I can’t find &quot;my&quot; ward &amp; bed.", 'I can’t find "my" ward &amp; bed.')
    for number, (text, translated) in enumerate([(WORDS, "1"), (as_html[0], "2"), (as_html[1], "3"), ("Hm.", WORDS)]):
        _translate(page, number, text, translated)
    _translate(page, 5, "Read this.", "Przeczytaj.")
    quotations.record(WORDS, WHO, "en", True)
    quotations.forget_strings()
    translations = StringTranslation.objects.values_list("translation_of__data", "data")
    assert list(translations) == [("Read this.", "Przeczytaj.")]
    assert not String.objects.filter(data__in=(WORDS, *as_html)).exists()


def _translate(page: StandardPage, number: int, text: str, translated: str) -> None:
    polish = Locale.objects.get_or_create(language_code="pl")[0]
    string = String.from_value(page.locale, StringValue(text))
    thing = TranslatableObject.objects.get(translation_key=page.translation_key)
    context = TranslationContext.objects.create(object=thing, path=f"body.{number}")
    StringTranslation.objects.create(translation_of=string, locale=polish, context=context, data=translated)
