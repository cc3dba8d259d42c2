"""Runs the command on saved pages, and reads what it made."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from home.models import HomePage, StandardPage

PAGES = Path(__file__).parent / "pages"
OLD_SITE = PAGES / "old-site"
WILD = sorted((PAGES / "wild").glob("*.htm*"))

Moving = Callable[..., str]


@pytest.fixture(autouse=True)
def _own_media(settings: Settings, tmp_path: Path) -> None:
    """Keep the files of each test to itself."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def section(home_page: HomePage) -> StandardPage:
    """The page that old pages move under."""
    page = StandardPage(title="About us", slug="about")
    home_page.add_child(instance=page)
    return page


@pytest.fixture
def moving(section: StandardPage) -> Moving:
    """Run the command below the section and return what it printed."""

    def run(*arguments: Any) -> str:
        out = StringIO()
        call_command("import_page", *map(str, arguments), "--under", "/about/", stdout=out)
        return out.getvalue()

    return run


def draft_of(page: StandardPage) -> StandardPage:
    """Return the page as the editor opens it."""
    draft: StandardPage = page.get_latest_revision_as_object()
    return draft


def body_html(page: StandardPage) -> str:
    """Return the body of the newest version as visitors would get it."""
    return "".join(str(block.render()) for block in draft_of(page).body)


def raw_of(page: StandardPage, kind: str) -> list[Any]:
    """Return what is stored of each block of a kind."""
    raw = draft_of(page).body.get_prep_value()
    return [block["value"] for block in raw if block["type"] == kind]


__all__ = ["OLD_SITE", "PAGES", "WILD", "Moving", "body_html", "draft_of", "raw_of"]
