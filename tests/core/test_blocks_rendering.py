"""Every block renders: with its preview, with nothing, and as HTML the real checker accepts."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from wagtail.blocks import Block, StructBlock
from wagtail.documents import get_document_model

from core.blocks import BodyBlock
from core.models import OrganisationSettings
from tests.factories.contributions import make_contribution, make_picture
from tests.html_checker import as_document, html_errors_of

NAMES = list(BodyBlock().child_blocks)


@pytest.fixture
def media(db: None) -> None:
    """A picture and a recording, so that the previews that need one have one."""
    make_contribution()
    make_picture("Example drawing", credit="Example artist")
    get_document_model().objects.create(title="Example", file=ContentFile(b"ID3 example", name="example.mp3"))


def block_of(name: str) -> Block:
    """Return one block of the body by its name."""
    return BodyBlock().child_blocks[name]


def rendered(name: str, value: Any) -> str:
    """Return the HTML of a block with this value, as a page shows it."""
    block = block_of(name)
    bound = block.bind(block.normalize(value))
    return Template("{% load wagtailcore_tags %}{% include_block bound %}").render(Context({"bound": bound}))


def preview_of(name: str) -> str:
    """Return the HTML of a block with its preview value."""
    return rendered(name, block_of(name).get_preview_value())


@pytest.mark.parametrize("name", NAMES)
def test_the_preview_shows_something(name: str, media: None) -> None:
    assert preview_of(name).strip()


@pytest.mark.parametrize("name", NAMES)
def test_the_preview_shows_something_on_an_empty_site(name: str, db: None) -> None:
    if name not in ("picture", "quote"):  # there is nothing to show yet
        assert preview_of(name).strip()
    assert "None" not in preview_of(name)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_renders_without_error(name: str, db: None) -> None:
    block = block_of(name)
    html = rendered(name, block.get_default())
    assert "None" not in html
    assert "<h1" not in html


@pytest.mark.parametrize("name", [name for name in NAMES if isinstance(block_of(name), StructBlock)])
def test_each_missing_part_renders_without_error(name: str, media: None) -> None:
    block = block_of(name)
    for missing in block.child_blocks:
        value = block.get_preview_value()
        value[missing] = block.child_blocks[missing].get_default()
        html = rendered(name, value)
        assert "<h1" not in html
        assert 'href=""' not in html


@pytest.mark.parametrize("name", NAMES)
def test_editors_are_told_what_it_is(name: str) -> None:
    block = block_of(name)
    assert block.get_description()
    assert block.meta.group
    assert block.meta.icon != "placeholder"
    assert block.label
    assert block.is_previewable


@pytest.mark.parametrize("name", NAMES)
def test_no_block_is_deeper_than_two_levels(name: str) -> None:
    assert depth_of(block_of(name)) <= 2


def depth_of(block: Block) -> int:
    """Return how many structures lie inside each other; a list adds no level of its own."""
    children = list(getattr(block, "child_blocks", {}).values()) or [getattr(block, "child_block", None)]
    return int(isinstance(block, StructBlock)) + max((depth_of(child) for child in children if child), default=0)


def test_all_blocks_are_valid_html(media: None, organisation: OrganisationSettings) -> None:
    documents = {name: as_document(preview_of(name), name) for name in NAMES}
    documents["all at once"] = as_document("".join(preview_of(name) for name in NAMES))
    documents["nothing"] = as_document("".join(rendered(name, block_of(name).get_default()) for name in NAMES))
    assert {name: errors for name, errors in html_errors_of(documents).items() if errors} == {}


@pytest.mark.parametrize("name", NAMES)
def test_the_editors_preview_page_has_our_look(name: str, editor_client: Client, media: None) -> None:
    block = block_of(name)
    response = editor_client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code == 200
    assert "css/site.css" in response.content.decode()
