"""The plan, the booklet and the letter as PDF files that a screen reader can read, and a site that cannot make any."""

import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from home.models import HomePage
from involvement.benefits_letter.pdf import pdf_of
from involvement.models import PayRate, RoadMapPage
from involvement.views.plan import plan_pdf
from tests.factories.road_map import make_plan_terms, make_road_map, make_rungs, make_step, plan_address

PLAN, BOOKLET = "/road-map/involvement-plan.pdf", "/road-map/booklet.pdf"
START_WITHOUT = """
import ctypes, os, sys
sys.path[:0] = ["site", "."]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
def refused(*args, **kwargs):
    raise OSError("not on this machine")
sys.modules["weasyprint"] = {package}
ctypes.CDLL = refused
import django
django.setup()
from django.core.management import call_command
from django.urls import get_resolver
from involvement.benefits_letter.pdf import can_make_pdf
call_command("check")
is_loaded = any(name.startswith("weasyprint.") for name in sys.modules)
sys.exit(can_make_pdf() or is_loaded or not get_resolver().url_patterns)
"""


@pytest.fixture
def road_map(home_page: HomePage, organisation: object) -> RoadMapPage:
    """A road map with steps and the ladder."""
    page = make_road_map(home_page, plan_note="Ask the team who pays.")
    make_rungs()
    for number in range(3):
        make_step(page, f"Step {number}", checklist="Tick me")
    return page


@pytest.fixture
def rate(road_map: RoadMapPage) -> PayRate:
    """What people are paid; everything else that a plan needs is there too."""
    return make_plan_terms()


def read(content: bytes) -> PdfReader:
    """Return a PDF to look into, which has everything that a screen reader needs before the first word."""
    reader = PdfReader(BytesIO(content))
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712  a boolean of the file's own kind
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712  the same
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_object().get_data()
    return reader


def kinds_in(reader: PdfReader) -> list[str]:
    """Return the names of the tags of a file, in the order in which they are read out."""
    found: list[str] = []
    waiting: list[Any] = [reader.root_object["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if not isinstance(element, DictionaryObject):
            continue
        found.append(str(element.get("/S", "")))
        children = element.get("/K", [])
        waiting.extend(reversed(children if isinstance(children, list) else [children]))
    return found


def bookmarks_of(reader: PdfReader) -> list[str]:
    """Return the titles of all bookmarks, whatever they stand below."""

    def titles(entries: list[Any]) -> Iterator[str]:
        for entry in entries:
            if isinstance(entry, list):
                yield from titles(entry)
            else:
                yield str(entry.title)

    return list(titles(reader.outline))


def words_of(reader: PdfReader) -> str:
    """Return the words of all sheets, one after the other."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def test_the_plan_is_one_tagged_sheet_with_title_language_and_bookmarks(rate: PayRate, client: Client) -> None:
    answer = client.get(plan_address(rate, PLAN))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    reader = read(answer.content)
    assert len(reader.pages) == 1
    assert reader.metadata is not None
    assert reader.metadata.title == "Involvement plan: New chairs for the ward"
    assert str(reader.root_object["/Lang"]) == "en"
    first, *parts = bookmarks_of(reader)
    assert first.endswith("New chairs for the ward")
    assert len(parts) == 5
    kinds = kinds_in(reader)
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 5
    assert {"/Table", "/TR", "/TH", "/TD", "/L", "/LI", "/P"} <= set(kinds)
    assert kinds.index("/H1") < kinds.index("/H2") < kinds.index("/Table")


def test_the_words_of_the_plan_can_be_read_in_order(rate: PayRate, client: Client) -> None:
    reader = read(client.get(plan_address(rate, PLAN)).content)
    words = words_of(reader)
    said = ["New chairs for the ward", "Which chairs we buy.", "Joining in", "£450", "A break every hour", "By email."]
    places = [words.find(each) for each in said]
    assert -1 not in places, words
    assert all(earlier < later for earlier, later in pairwise(places))


def test_the_page_links_to_the_file(rate: PayRate, client: Client) -> None:
    assert f'href="{plan_address(rate, PLAN)}"' in client.get(plan_address(rate)).content.decode()
    assert client.get(plan_address(rate, PLAN, what="")).status_code == 404
    assert client.post(plan_address(rate, PLAN)).status_code == 405


def test_a_plan_in_arabic_says_so(rate: PayRate, road_map: RoadMapPage, rf: Any) -> None:
    request = rf.get(plan_address(rate, PLAN, what="كراسي جديدة"))
    with translation.override("ar"):
        reader = read(plan_pdf(road_map, request).content)
    assert str(reader.root_object["/Lang"]) == "ar"
    assert reader.metadata is not None
    assert "كراسي جديدة" in str(reader.metadata.title)


def test_the_booklet_has_a_bookmark_for_every_step(road_map: RoadMapPage, client: Client) -> None:
    reader = read(client.get(BOOKLET).content)
    bookmarks = bookmarks_of(reader)
    for heading in ("1. Step 0", "2. Step 1", "3. Step 2", "The ladder of involvement"):
        assert heading in bookmarks
    assert kinds_in(reader).count("/H1") == 1
    assert len(reader.pages) >= 5


def test_nothing_is_fetched_while_a_file_is_made() -> None:
    """Neither a picture, nor a style sheet, nor a file of this machine, nor what a style asks for."""
    secret = Path(__file__).as_uri()
    page = (
        f'<!doctype html><html lang="en"><head><title>T</title><link rel="stylesheet" href="{secret}">'
        f'<style>@import url("{secret}"); p {{ background: url("{secret}") }}</style>'
        f'<link rel="attachment" href="{secret}"></head><body><p>Words</p>'
        f'<img src="{secret}" alt=""><object data="{secret}"></object></body></html>'
    )
    reader = read(pdf_of(page))
    assert words_of(reader).strip() == "Words"
    assert "/EmbeddedFiles" not in reader.root_object.get("/Names", {})
    assert b"secret" not in b"".join(page.get_contents().get_data() for page in reader.pages)


def test_a_machine_without_the_library_offers_print_and_the_document(
    bare_machine: None, rate: PayRate, client: Client
) -> None:
    shown = client.get(plan_address(rate)).content.decode()
    assert ".docx" in shown
    assert ".pdf" not in shown
    assert client.get(plan_address(rate, PLAN)).status_code == 404
    assert ".pdf" not in client.get("/road-map/booklet/").content.decode()
    assert client.get(BOOKLET).status_code == 404


@pytest.mark.parametrize("package", ["None", "sys"])
def test_the_site_starts_without_it(package: str) -> None:
    """Neither the package nor its library is asked for before somebody wants a file."""
    started = [sys.executable, "-c", START_WITHOUT.format(package=package)]
    assert subprocess.run(started, check=False, capture_output=True, timeout=60).returncode == 0  # noqa: S603  our own
