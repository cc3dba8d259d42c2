"""The document that a word processor can change: real headings and tables, the same bytes each time, nobody's name."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup

from home.starter.road_map_templates import TEMPLATES
from involvement.road_map.sheets import Part, Sheet, Table
from involvement.road_map.word_file import word_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = [found for found in (shutil.which("soffice"),) if found]  # .ci/run installs it and requires it
ODD = 'Tea & <cake> "now"\nשלום 字 👩‍👩‍👧‍👦'
SHEET = Sheet(
    title=f"Title {ODD}",
    kind="Plan",
    language="en",
    direction="ltr",
    parts=(
        Part("one", "First heading", ("A paragraph.", ODD), Table(("What", "Answer"), (("Who", ODD), ("When", "Now")))),
        Part("two", "Second heading", items=("☐ Open", "☑ Done", "An item")),
    ),
    note="A note.",
)


def parts_of(content: bytes) -> dict[str, ElementTree.Element]:
    """Return the XML of everything in a document; raises where any of it is not well formed."""
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}  # noqa: S314  our own


def styled(body: ElementTree.Element, style: str) -> list[str]:
    """Return the texts of all paragraphs that have this style."""
    paragraphs = body.iter(f"{W}p")
    return [
        "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        for paragraph in paragraphs
        if (named := paragraph.find(f"{W}pPr/{W}pStyle")) is not None and named.get(f"{W}val") == style
    ]


def test_headings_and_tables_are_real_ones() -> None:
    parts = parts_of(word_file(SHEET))
    body = parts["word/document.xml"]
    assert styled(body, "Heading1") == ["First heading", "Second heading"]
    assert len(styled(body, "Title")) == 1
    assert styled(body, "Checklist") == ["☐ Open", "☑ Done"]
    assert styled(body, "ListBullet") == ["An item"]
    (table,) = body.iter(f"{W}tbl")
    rows = table.findall(f"{W}tr")
    assert [len(row.findall(f"{W}tc")) for row in rows] == [2, 2, 2]
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    defined = {style.get(f"{W}styleId") for style in parts["word/styles.xml"].iter(f"{W}style")}
    used = {each.get(f"{W}val") for name in ("pStyle", "tblStyle") for each in body.iter(f"{W}{name}")}
    assert used <= defined


def test_everything_that_is_named_is_there() -> None:
    """Each part has a type, and each relation leads to a part."""
    parts = parts_of(word_file(SHEET))
    named = {each.get("PartName", "").lstrip("/") for each in parts["[Content_Types].xml"] if each.get("PartName")}
    related = {each.get("Target") for each in parts["_rels/.rels"]}
    inside = {f"word/{each.get('Target')}" for each in parts["word/_rels/document.xml.rels"]}
    assert named <= parts.keys()
    assert related | inside <= parts.keys()


def test_it_is_the_same_file_each_time_and_names_nobody() -> None:
    assert word_file(SHEET) == word_file(SHEET)
    properties = ElementTree.tostring(parts_of(word_file(SHEET))["docProps/core.xml"], encoding="unicode")
    assert "Title Tea &amp; &lt;cake&gt;" in properties
    assert "en</" in properties
    assert not re.search(r"creator|lastModifiedBy|created", properties)


def test_a_language_from_right_to_left_turns_text_and_tables_round() -> None:
    turned = Sheet(SHEET.title, SHEET.kind, "ur", "rtl", SHEET.parts)
    body = parts_of(word_file(turned))["word/document.xml"]
    paragraphs = list(body.iter(f"{W}p"))
    assert all(paragraph.find(f"{W}pPr/{W}bidi") is not None for paragraph in paragraphs)
    assert body.find(f".//{W}tblPr/{W}bidiVisual") is not None


@pytest.mark.parametrize("office", OFFICE)
@pytest.mark.parametrize("sheet", [SHEET, *TEMPLATES.values()], ids=["odd", *TEMPLATES])
def test_it_opens_in_libreoffice_with_headings_and_tables(office: str, sheet: Sheet, tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(word_file(sheet))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, home, "--headless", "--convert-to", "html:HTML (StarWriter)", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "plan.docx")], check=True, capture_output=True, timeout=120)  # noqa: S603
    shown = BeautifulSoup((tmp_path / "plan.html").read_bytes(), "html5lib")
    assert [" ".join(each.get_text().split()) for each in shown.select("h1, h2") if each.get_text(strip=True)][-1:] == [
        sheet.parts[-1].heading
    ]
    tables = [part.table for part in sheet.parts if part.table]
    assert [len(each.select("tr")) for each in shown.select("table")] == [len(table.rows) + 1 for table in tables]
    words = " ".join(shown.get_text().split())
    for part in sheet.parts:
        for text in (part.heading, *part.paragraphs, *part.items, *(part.table.rows[0] if part.table else ())):
            assert " ".join(text.split()) in words
