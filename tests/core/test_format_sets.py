"""The format set of a page: what there is stands below it with its facts, and Easy Read says who made it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from core.blocks.formats import FormatSetBlock
from core.format_sets import ALWAYS_MISSING, format_set
from core.models import BasePage, CustomDocument
from home.models import HomePage, StandardPage

READY = {"format": "easy-read", "language": "en", "made_on": date(2026, 3, 4), "made_with": "our reading group"}


def make_document(name: str = "large.rtf") -> CustomDocument:
    """Return a small file."""
    content = b"x" * 2048
    return CustomDocument.objects.create(title=name, file=ContentFile(content, name=name), file_size=len(content))


def problems(**value: Any) -> dict[str, Any]:
    """Return what is refused when a page with this format is published."""
    stream = FormatSetBlock()
    ready = stream.to_python([{"type": "format", "value": {}}])
    block = ready[0].value
    for name, each in (READY | value).items():
        block[name] = each
    try:
        stream.clean(ready)
    except ValidationError as error:
        return dict(error.block_errors[0].block_errors)  # type: ignore[attr-defined]  # of a stream
    return {}


@pytest.mark.django_db
def test_easy_read_without_those_who_made_it_is_refused_by_the_field() -> None:
    file = make_document()
    assert problems(document=file) == {}
    refused = problems(document=file, made_with="  ")
    assert "made with people with learning disabilities" in str(refused["made_with"])
    assert problems(document=file, made_with="", format="large-print") == {}
    assert set(problems(made_on=None)) == {"document", "made_on"}
    assert set(problems(document=file, made_on=timezone.localdate() + timedelta(days=1))) == {"made_on"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "refused"), [("2026-03-04", set()), ("soon", {"made_on"}), ("2999-01-01", {"made_on"})]
)
def test_a_day_is_read_as_a_browser_sends_it(typed: str, refused: set[str]) -> None:
    assert set(problems(document=make_document(), made_on=typed)) == refused


def shown_with(client: Client, page: Page) -> tuple[str, int]:
    """Return what stands in the page, and how many queries that took."""
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(page.url)
    return " ".join(answer.content.decode().split("<main")[1].split("</main>")[0].split()), len(queries)


def test_what_there_is_stands_below_the_page_at_one_more_query(client: Client, home_page: HomePage) -> None:
    page = StandardPage(title="Visiting", slug="visiting")
    home_page.add_child(instance=page)
    bare, without = shown_with(client, page)
    assert "This page in other formats" not in bare
    assert "Ask for this page in large print" in bare
    files = [make_document("large.rtf"), make_document("sound.mp3")]
    page.formats = [
        ("format", READY | {"address": "https://film.example/easy"}),
        ("format", {"format": "large-print", "language": "en", "document": files[0], "made_on": date(2026, 3, 4)}),
        ("format", {"format": "audio", "language": "pl", "document": files[1]}),
    ]
    page.save_revision().publish()
    full, with_formats = shown_with(client, page)
    assert "This page in other formats" in full
    assert "Made on 4 March 2026. Made with our reading group." in full
    assert f'<a href="{files[0].url}" hreflang="en">Large print</a> (RTF, 2.0' in full.replace("\xa0", " ")
    assert "Audio, Polish" in full
    assert "Ask for this page in large print" not in full
    assert "Ask for this page in audio" in full  # there is one in Polish only
    assert with_formats - without <= 1


def test_every_page_type_has_formats_and_its_form_shows_them() -> None:
    kinds = BasePage.__subclasses__()
    assert len(kinds) > 10
    for kind in kinds:
        names = str([panel.clean_name for panel in _leaves(kind.get_edit_handler())])
        assert "formats" in names, kind


def _leaves(panel: Any) -> list[Any]:
    children = getattr(panel, "children", None)
    return [leaf for child in children for leaf in _leaves(child)] if children else [panel]


def test_there_is_always_one_more_language(home_page: HomePage) -> None:
    assert {name for name, _words in format_set(home_page, "en").missing} >= set(ALWAYS_MISSING)
