"""Missing alternative text keeps a page from being public by every way there is, and every picture is asked for it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from core.apps import our_apps
from home.models import HomePage, StandardPage
from involvement.models import OpportunityIndexPage
from tests.factories.contributions import make_picture
from tests.factories.involvement import make_opportunity

DECORATION = {"listing_image"}  # drawn with an empty alternative text wherever it is drawn; see the last test
ITS_OWN_SIZES = {"core.CustomRendition"}


def our_models() -> list[Any]:
    """Return the models of this house."""
    ours = {config.label for config in our_apps()}
    return [model for model in apps.get_models() if model._meta.app_label in ours]


def blocks_in(block: blocks.Block) -> Iterator[blocks.Block]:
    """Yield a block and all in it, but not what an ImageBlock is made of: it asks for the words itself."""
    yield block
    if isinstance(block, ImageBlock):
        return
    inside = [block.child_block] if isinstance(block, blocks.ListBlock) else getattr(block, "child_blocks", {}).values()
    for child in inside:
        yield from blocks_in(child)


def test_every_field_and_block_with_a_picture_asks_for_words_or_is_decoration() -> None:
    """A new key to a picture, a plain chooser or running text that takes pictures fails here."""
    fields = [(model, field) for model in our_models() for field in model._meta.concrete_fields]
    keys = {
        f"{model._meta.label}.{field.name}"
        for model, field in fields
        if isinstance(field.related_model, type) and issubclass(field.related_model, AbstractImage)
        if field.name not in DECORATION and model._meta.label not in ITS_OWN_SIZES
    }
    assert keys == set()
    streams = [
        block for _model, field in fields if isinstance(field, StreamField) for block in blocks_in(field.stream_block)
    ]
    assert any(isinstance(block, ImageBlock) for block in streams)
    assert [
        block for block in streams if isinstance(block, ImageChooserBlock) and not isinstance(block, ImageBlock)
    ] == []
    texts = [field for _model, field in fields if isinstance(field, RichTextField)]
    texts += [block for block in streams if isinstance(block, blocks.RichTextBlock)]
    assert len(texts) > 20
    assert [text for text in texts if text.features is None or {"image", "embed"} & set(text.features)] == []


def silent_draft(home_page: Page, *, live: bool) -> StandardPage:
    """Add a page whose draft has a picture without words; drafts may have gaps."""
    page = StandardPage(title="Chairs", slug="chairs", summary="Chairs.", live=live)
    home_page.add_child(instance=page)
    picture = {"picture": {"image": make_picture().pk, "decorative": False, "alt_text": " "}}
    page.body.append(("picture", page.body.stream_block.child_blocks["picture"].to_python(picture)))
    page.save_revision()
    return page


@pytest.mark.parametrize("live", [True, False])
def test_no_way_makes_it_public(home_page: HomePage, live: bool) -> None:
    """A planned day, an approval and a program publish the revision as this does; the public page stays as it was."""
    page = silent_draft(home_page, live=live)
    with pytest.raises(ValidationError, match="Chairs: A picture has no alternative text"):
        page.get_latest_revision().publish()
    public = StandardPage.objects.get(pk=page.pk)
    assert (public.live, len(public.body)) == (live, 0)


def test_what_is_public_already_can_be_moved_and_mended(home_page: HomePage) -> None:
    """An old page with such a picture is in the report, and nobody is kept from working on it."""
    page = silent_draft(home_page, live=False)
    old = StandardPage(title="Old", slug="old", body=page.body)
    home_page.add_child(instance=old)
    old.title = "Old and renamed"
    old.save_revision().publish()
    assert StandardPage.objects.get(pk=old.pk).title == "Old and renamed"


def test_many_at_once_are_refused_kindly(
    home_page: HomePage, opportunity_index: OpportunityIndexPage, editor_client: Client, organisation: object
) -> None:
    """A page with such a picture, and an opportunity without its facts: neither is public, and the reason is said."""
    silent = silent_draft(home_page, live=False)
    fine = StandardPage(title="Fine", slug="fine", live=False)
    home_page.add_child(instance=fine)
    gap = make_opportunity(opportunity_index, live=False, adjustments="")
    bulk, listing = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]), "/admin/pages/"
    for page, words in ((silent, "A picture has no alternative text"), (gap, "This field cannot be blank")):
        answer = editor_client.post(f"{bulk}?id={fine.pk}&id={page.pk}", HTTP_REFERER=f"http://testserver{listing}")
        assert answer["Location"].endswith(listing)
        assert words in editor_client.get(listing, follow=True).content.decode()
        assert not Page.objects.live().filter(pk__in=[page.pk, fine.pk]).exists()
    answer = editor_client.post(f"{bulk}?id={silent.pk}", HTTP_REFERER="https://elsewhere.example/")
    assert answer["Location"] == "/admin/"


def test_pictures_of_lists_are_drawn_as_decoration(
    opportunity_index: OpportunityIndexPage, organisation: object, client: Client
) -> None:
    """That is why nobody is asked what they show."""
    make_opportunity(opportunity_index, listing_image=make_picture("Decoration only"))
    shown = client.get("/opportunities/").content.decode()
    start = shown.index("<img", shown.index("<main"))
    assert 'alt=""' in shown[start : shown.index(">", start)]
    assert "Decoration only" not in shown
