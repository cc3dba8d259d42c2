"""Pages as they are found in the wild: every sentence arrives or is named, and nothing but plain blocks is left."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, Revision

from core.blocks import BodyBlock
from home.models import StandardPage

from .conftest import WILD, Moving, body_html, draft_of

WORD = re.compile(r"[^\W_]+")


def words(text: str) -> str:
    """Return the bare words of a text."""
    return " ".join(WORD.findall(text.casefold()))


def test_there_are_enough_pages_to_look_at() -> None:
    assert len(WILD) >= 15


@pytest.mark.parametrize("path", WILD, ids=lambda path: path.stem)
def test_every_sentence_arrives_or_is_named(path: Path, moving: Moving, section: StandardPage) -> None:
    report = moving(path, "--commit")
    assert "Every sentence arrived or is named above." in report, report
    assert "Did not arrive" not in report
    page = StandardPage.objects.child_of(section).get()
    # What editors open is what the blocks themselves would store: nothing was dropped on the way into the database.
    block = BodyBlock()
    raw = draft_of(page).body.get_prep_value()
    assert block.get_prep_value(block.to_python(raw)) == raw


@pytest.mark.parametrize("path", WILD, ids=lambda path: path.stem)
def test_only_plain_elements_are_left(path: Path, moving: Moving, section: StandardPage) -> None:
    moving(path, "--commit")
    stored = str(draft_of(StandardPage.objects.child_of(section).get()).body.get_prep_value())
    allowed = {"h2", "h3", "p", "b", "ul", "ol", "li", "a", "br"}
    tree = BeautifulSoup(stored, "html.parser")
    assert {tag.name for tag in tree.find_all(True)} <= allowed
    assert {name for tag in tree.find_all(True) for name in tag.attrs} <= {"href", "id", "linktype"}


@pytest.mark.parametrize("path", WILD, ids=lambda path: path.stem)
def test_the_draft_opens_in_the_editor(
    path: Path, moving: Moving, section: StandardPage, editor_client: Client
) -> None:
    moving(path, "--commit")
    page = StandardPage.objects.child_of(section).get()
    assert editor_client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    assert "<script" not in body_html(page)


def test_all_of_them_twice_change_nothing(moving: Moving) -> None:
    moving(*WILD, "--commit")
    before = list(Page.objects.values()), list(Revision.objects.values())
    assert "Nothing to do." in moving(*WILD, "--commit")
    assert (list(Page.objects.values()), list(Revision.objects.values())) == before
