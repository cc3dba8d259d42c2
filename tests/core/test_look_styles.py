"""Our style sheet is derived from the NHS one, loads nothing from elsewhere and stays small."""

import gzip
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from core.look import finders as look_finders
from core.look.styles import derived_css, packaged_css

LIMIT = 20_000  # bytes of CSS and JavaScript together, compressed


@pytest.fixture(scope="module")
def sheet() -> str:
    """The derived style sheet as it is served."""
    found = finders.find("css/nhsuk.css")
    assert found
    return Path(found).read_text(encoding="utf-8")


def test_nothing_is_loaded_from_anywhere(sheet: str) -> None:
    for forbidden in ("url(", "@import", "@font-face", "//", "sourceMappingURL", "Frutiger"):
        assert forbidden not in sheet, forbidden


def test_used_components_are_there_and_others_not(sheet: str) -> None:
    for used in (".nhsuk-button{", ".nhsuk-error-summary{", ".nhsuk-radios__conditional", ".nhsuk-date-input"):
        assert used in sheet, used
    for unused in (".nhsuk-tabs", ".nhsuk-hero", ".nhsuk-header__account"):
        assert unused not in sheet, unused


def test_sides_are_logical(sheet: str) -> None:
    assert not re.search(r"[{;](margin|padding)-(left|right):", sheet)
    assert "margin-inline-start" in sheet and "text-align:start" in sheet


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('@font-face{src:url("https://example.org/f")}', ""),
        (".nhsuk-tabs{color:red}.nhsuk-button{color:red}", ".nhsuk-button{color:red}"),
        (".nhsuk-tabs,.nhsuk-button{color:red}", ".nhsuk-button{color:red}"),
        ("@media (min-width:40em){.nhsuk-tabs{color:red}}", ""),
        ("@media print{.nhsuk-button{color:red}}", ""),
        (".nhsuk-button{margin-left:1px;left:0}", ".nhsuk-button{margin-inline-start:1px;inset-inline-start:0}"),
        ("a{font-family:Frutiger W01,arial,sans-serif}", "a{font-family:arial,sans-serif}"),
        (":root{--a:1;--b:2}a{top:var(--a)}", ":root{--a:1}a{top:var(--a)}"),
        ("/*# sourceMappingURL=x.map */", ""),
        ("@supports (a:b){a{top:0!important}}", "@supports (a:b){a{top:0!important}}"),
    ],
)
def test_rules_are_derived_one_by_one(source: str, expected: str) -> None:
    assert derived_css(source) == '@charset "UTF-8";' + expected


def test_sheet_is_written_once_and_again_when_it_is_out_of_date(tmp_path: Path) -> None:
    target = look_finders.write_sheet(tmp_path)
    first = target.read_text()
    before = target.stat().st_mtime_ns
    look_finders.write_sheet(tmp_path)
    assert target.stat().st_mtime_ns == before
    target.write_text("from an older version /* 0000 */")
    assert look_finders.write_sheet(tmp_path).read_text() == first
    assert [entry.name for entry in target.parent.iterdir()] == ["nhsuk.css"]


def test_finder_offers_the_sheet_to_collectstatic_unless_it_is_ignored() -> None:
    finder = look_finders.DerivedStyleFinder()
    assert [path for path, _storage in finder.list(None)] == ["css/nhsuk.css"]
    assert list(finder.list(["*.css"])) == []
    assert finder.find("css/other.css") is None
    assert finder.find("css/other.css", find_all=True) == []


def linked_files(template: str) -> set[str]:
    """Return the static files that a layout asks the browser to load, without pictures."""
    soup = BeautifulSoup(render_to_string(template), "html.parser")
    links = [tag["href"] for tag in soup.select("link[rel=stylesheet]")] + [
        tag["src"] for tag in soup.select("script[src]")
    ]
    return {link.removeprefix("/static/") for link in links}


def test_css_and_javascript_fit_the_budget(db: None) -> None:
    files = linked_files("layouts/form.html")
    assert {"css/nhsuk.css", "css/site.css", "css/print.css", "js/menu.js", "js/forms.js"} == files
    sizes = {name: len(gzip.compress(Path(str(finders.find(name))).read_bytes(), 9)) for name in files}
    assert sum(sizes.values()) <= LIMIT, sizes


def test_the_package_carries_one_sheet() -> None:
    assert packaged_css().startswith("@charset")
