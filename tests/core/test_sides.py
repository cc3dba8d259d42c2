"""No style that we write or derive names left or right, so that Arabic and Urdu mirror without a second sheet."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders

from tests.architecture.house import ROOT
from tests.sides import physical_sides, physical_sides_inline

SHEETS = sorted((ROOT / "static" / "css").glob("*.css"))
# What stands on the same side in every language, each with its reason.
STAYS = {
    "paper.css": {
        # The window of an envelope is on the left, whichever way the letter in it is written.
        ".letter__window { left: 0 }",
        ".letter__team { margin-left: 95mm }",
    },
    "nhsuk.css": {
        # A tick is drawn with two borders of a box that is turned: it is the same sign everywhere.
        ".nhsuk-checkboxes__label:after { border-width: 0 0 .25rem .25rem }",
        ".nhsuk-checkboxes--small .nhsuk-checkboxes__label:after { border-width: 0 0 .1875rem .1875rem }",
    },
}
WRITTEN_IN_PLACE = re.compile(r"""\bstyle\s*=\s*(?:"([^"]*)"|'([^']*)')""")
# In a drawing: text hung up at its left or right end without saying in which direction it runs.
DRAWN = re.compile(r"""text-anchor\s*[=:]\s*["']?(?:end|start)""")


def test_our_own_sheets_name_no_side() -> None:
    assert len(SHEETS) > 5
    found = {sheet.name: set(physical_sides(sheet.read_text(encoding="utf-8"))) for sheet in SHEETS}
    assert {
        name: faults - STAYS.get(name, set()) for name, faults in found.items() if faults - STAYS.get(name, set())
    } == {}
    assert found["paper.css"] == STAYS["paper.css"], "An exception that nobody needs any more"


def test_the_derived_sheet_names_no_side() -> None:
    served = finders.find("css/nhsuk.css")
    assert served
    found = set(physical_sides(Path(served).read_text(encoding="utf-8")))
    assert found == STAYS["nhsuk.css"]


def test_arrows_are_turned_round() -> None:
    """The links back, the way to a page and the sign of what opens point the other way."""
    served = Path(str(finders.find("css/nhsuk.css"))).read_text(encoding="utf-8")
    for arrow in ("back-link:before", "breadcrumb__list-item:before", "details__summary:before"):
        assert f'[dir="rtl"] .nhsuk-{arrow}{{transform:scaleX(-1)' in served


def test_styles_inside_templates_and_drawings_name_no_side() -> None:
    """Mails carry their style sheet with them; the rest may have none at all, and if it has, it mirrors."""
    faults, looked_at = [], 0
    for path in sorted((ROOT / "templates").rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        sheets = [tag.get_text() for tag in BeautifulSoup(text, "html.parser").find_all("style")]
        inline = [double or single for double, single in WRITTEN_IN_PLACE.findall(text)]
        looked_at += len(sheets)
        faults += [f"{path.name}: {each}" for sheet in sheets for each in physical_sides(sheet)]
        faults += [f"{path.name}: {each}" for style in inline for each in physical_sides_inline(style)]
        faults += [f"{path.name}: {each}" for each in DRAWN.findall(text)]
    assert looked_at
    assert faults == []


@pytest.mark.parametrize(
    "declaration",
    [
        "margin-left: 1px",
        "padding-right: 1px",
        "left: 0",
        "border-left: 1px solid",
        "border-left-color: red",
        "border-top-left-radius: 1px",
        "scroll-margin-left: 1px",
        "text-align: right",
        "float: left",
        "clear: right",
        "background: url(a.svg) no-repeat right 1rem bottom",
        "background-position: left",
        "background-image: linear-gradient(to right, red, blue)",
        "transform-origin: top left",
        "margin: 0 1px 0 2px",
        "border-width: 0 0 0 4px",
        "border-radius: 4px 0 0 4px",
        "border-radius: 4px 0",
        "transform: translateX(1em)",
        "transform: rotate(1deg) translate(-50%, 0)",
    ],
)
def test_a_side_is_found_wherever_it_can_stand(declaration: str) -> None:
    assert len(physical_sides(f"@media print {{ .a {{ {declaration} }} }}")) == 1
    assert len(physical_sides(f".a {{ & .b {{ {declaration} }} }}")) == 1
    assert len(physical_sides_inline(declaration)) == 1


@pytest.mark.parametrize(
    "declaration",
    [
        "margin-inline-start: 1px",
        "text-align: start",
        "margin: 0 1px 2px",
        "margin: 0 1px 2px 1px",
        "border-radius: 4px 4px 0 0",
        "border-radius: 50%",
        "transform: translateX(0)",
        "transform: translateY(1em)",
        "inset-inline: 0 auto",
        "background-position: center bottom",
        "background: url(left.svg)",
    ],
)
def test_what_mirrors_by_itself_is_left_alone(declaration: str) -> None:
    assert physical_sides(f".a {{ {declaration} }}") == []


def test_what_is_said_for_both_directions_is_left_alone() -> None:
    sheet = '.a { background: url(b) right } [dir="rtl"] .a { background-position: left } .c { float: left }'
    assert physical_sides(sheet) == [".c { float: left }"]
