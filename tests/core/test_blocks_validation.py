"""What editors cannot save: every rule of the blocks, with a message by the right field; drafts may be incomplete."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.blocks import Block, StructValue
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents import get_document_model

from core.blocks import BodyBlock
from home.models import HomePage
from tests.factories.contributions import make_agreed_picture, make_contribution, make_picture

ADDRESS = "https://example.org/"


def block_of(name: str) -> Block:
    """Return one block of the body by its name."""
    return BodyBlock().child_blocks[name]


def problems_of(name: str, value: Any, *, is_draft: bool = False) -> set[str]:
    """Return the names of the fields an editor is told to mend; "" stands for the block as a whole."""
    block = block_of(name)
    value = block.normalize(value)
    for child_name, child in getattr(block, "child_blocks", {}).items():  # a form sends every field
        if isinstance(value, StructValue):
            value.setdefault(child_name, child.get_default())
    try:
        block.clean_deferred(value) if is_draft else block.clean(value)
    except ValidationError as error:
        return set(getattr(error, "block_errors", {})) or {""}
    return set()


@pytest.mark.parametrize("name", ["button", "action_link"])
def test_a_link_has_exactly_one_target(name: str, home_page: HomePage) -> None:
    assert problems_of(name, {"words": "Go", "address": ADDRESS}) == set()
    assert problems_of(name, {"words": "Go", "page": home_page}) == set()
    assert problems_of(name, {"words": "Go"}) == {"page"}
    assert problems_of(name, {"words": "Go", "page": home_page, "address": ADDRESS}) == {"address"}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://", "mailto:team@example.org", "/somewhere/ now"])
def test_a_link_has_a_real_web_address(address: str, db: None) -> None:
    assert problems_of("button", {"words": "Go", "address": address}) == {"address"}


def test_a_link_tells_of_every_mistake_at_once(db: None) -> None:
    assert problems_of("button", {}) == {"words", "page"}


def test_a_link_knows_address_and_words(home_page: HomePage) -> None:
    card = block_of("cards").child_blocks["cards"].child_block
    value = card.normalize({"page": home_page})
    assert (value.url, value.text) == (home_page.url, "Working Together")
    assert card.normalize({"page": home_page, "words": "Home"}).text == "Home"
    assert card.normalize({}).url == ""


def test_a_link_to_an_unpublished_page_leads_nowhere(home_page: HomePage) -> None:
    home_page.live = False
    assert block_of("button").normalize({"words": "Go", "page": home_page}).url == ""


def test_a_card_with_a_web_address_needs_a_heading(db: None) -> None:
    card = block_of("cards").child_blocks["cards"].child_block
    with pytest.raises(StructBlockValidationError) as caught:
        card.clean(card.normalize({"address": ADDRESS}))
    assert set(caught.value.block_errors) == {"words"}


def test_a_quotation_needs_consent(db: None) -> None:
    assert problems_of("quote", {}) == {"contribution"}
    assert problems_of("quote", {"contribution": make_contribution()}) == set()
    refused = make_contribution(on_website=False)
    assert problems_of("quote", {"contribution": refused}) == {"contribution"}
    assert problems_of("quote", {"contribution": refused}, is_draft=True) == set()


def test_a_picture_of_people_needs_consent(db: None) -> None:
    for image, problems in (
        (make_agreed_picture(), set()),
        (make_agreed_picture(on_website=False), {"picture"}),
        (make_picture(shows_people=""), {"picture"}),  # nobody has said who is in it
    ):
        value = {"picture": {"image": image, "decorative": True, "alt_text": ""}}
        assert problems_of("picture", value) == problems
        assert problems_of("picture", value, is_draft=True) == set()


def test_a_picture_has_words_or_is_marked_as_decoration(db: None) -> None:
    image = make_picture()
    assert problems_of("picture", {"picture": {"image": image, "decorative": False, "alt_text": ""}}) == {"picture"}
    assert problems_of("picture", {"picture": {"image": image, "decorative": False, "alt_text": "Two hands"}}) == set()
    assert problems_of("picture", {"picture": {"image": image, "decorative": True, "alt_text": ""}}) == set()
    assert problems_of("picture", {"picture": None}) == {"picture"}


def test_a_recording_is_sound_and_has_words(db: None) -> None:
    files = get_document_model().objects
    sound = files.create(title="Sound", file=ContentFile(b"ID3", name="talk.mp3"))
    text = files.create(title="Text", file=ContentFile(b"text", name="talk.txt"))
    assert problems_of("audio", {"title": "Talk", "sound": sound, "transcript": "<p>Hello</p>"}) == set()
    assert problems_of("audio", {"title": "Talk", "sound": text, "transcript": "<p>Hello</p>"}) == {"sound"}
    assert problems_of("audio", {"title": "Talk", "sound": sound, "transcript": ""}) == {"transcript"}


def test_a_figure_has_a_source_and_a_date() -> None:
    figure = {"number": "12", "meaning": "groups", "source": "Annual report", "date": "2026-03-04"}
    block = block_of("figure")
    assert problems_of("figure", block.to_python(figure)) == set()
    for missing in ("number", "meaning", "source", "date"):
        assert problems_of("figure", block.to_python(figure | {missing: None})) == {missing}


def test_a_table_has_caption_headings_and_cells() -> None:
    table = {"data": [["Group", "People"], ["Forum", "12"]], "table_caption": "Size", "table_header_choice": "row"}
    assert problems_of("table", dict(table)) == set()
    assert problems_of("table", table | {"table_caption": "  "}) == {""}
    assert problems_of("table", table | {"table_header_choice": "neither"}) == {""}
    assert problems_of("table", table | {"data": [["", None], [None, ""]]}) == {""}


def test_a_contact_of_somebody_else_can_be_reached() -> None:
    assert problems_of("contact", {"source": "team"}) == set()
    assert problems_of("contact", {"source": "own"}) == {"name", "phone"}
    assert problems_of("contact", {"source": "own", "name": "Library", "email": "library@example.org"}) == set()
    assert problems_of("contact", {"source": "own", "name": "Library", "email": "not an address"}) == {"email"}
    assert problems_of("contact", {"source": "somebody"}) == {"source"}


def test_a_document_comes_in_some_format(home_page: HomePage) -> None:
    document = get_document_model().objects.create(title="Plan", file=ContentFile(b"plan", name="plan.pdf"))
    file = {"format": "standard", "language": "en"}
    assert problems_of("documents", {"title": "Plan"}) == {"page"}
    assert problems_of("documents", {"title": "Plan", "page": home_page}) == set()
    assert problems_of("documents", {"title": "Plan", "files": [file | {"document": document}]}) == set()
    assert problems_of("documents", {"title": "Plan", "files": [file]}) == {"files"}
    both = file | {"document": document, "address": ADDRESS}
    assert problems_of("documents", {"title": "Plan", "files": [both]}) == {"files"}


@pytest.mark.parametrize("name", list(BodyBlock().child_blocks))
def test_a_draft_may_be_incomplete(name: str, db: None) -> None:
    block = block_of(name)
    assert problems_of(name, block.get_default(), is_draft=True) == set()


def test_a_draft_is_checked_in_full_afterwards(db: None) -> None:
    block = block_of("button")
    block.clean_deferred(block.normalize({}))
    with pytest.raises(ValidationError):
        block.clean(block.normalize({}))
