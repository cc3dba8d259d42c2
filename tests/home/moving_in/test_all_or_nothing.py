"""An import writes everything or leaves nothing behind, and asks the database no more for a page than it must."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Site

from core.models import CustomImage
from home.actions.moving_in import carry_out
from home.models import MovedPage, StandardPage
from home.moving_in.planning import plan_moving
from home.moving_in.sources import read_sources

from .conftest import OLD_SITE, Moving

DRY_RUN, WRITTEN = 3, 75  # queries for one page more; the tree, the versions, the index and the log take theirs


def stored() -> list[str]:
    """Return the names of all files below the media folder of this test."""
    return sorted(path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


def test_where_writing_fails_no_file_and_no_page_is_left(section: StandardPage) -> None:
    plan = plan_moving(read_sources([str(OLD_SITE)]), "/about/")
    without_site = replace(plan, site=Site())  # deleted by somebody meanwhile: the redirects of a page come last
    with pytest.raises(ValueError, match="unsaved related object"):
        carry_out(without_site)
    assert stored() == []
    for model in (CustomImage, get_document_model(), MovedPage, Redirect):
        assert not model.objects.exists()
    assert not StandardPage.objects.child_of(section).exists()
    carry_out(plan_moving(read_sources([str(OLD_SITE)]), "/about/"))
    assert len(stored()) == CustomImage.objects.count() + get_document_model().objects.count() > 0


def test_a_file_that_was_there_before_is_never_taken_back(moving: Moving, section: StandardPage) -> None:
    moving(OLD_SITE, "--commit")
    before = stored()
    StandardPage.objects.child_of(section).last().delete()
    plan = plan_moving(read_sources([str(OLD_SITE)]), "/about/")
    assert plan.to_write
    with pytest.raises(ValueError, match="unsaved related object"):
        carry_out(replace(plan, site=Site()))
    assert stored() == before


def test_every_page_costs_the_same_and_gets_each_of_its_old_addresses(moving: Moving, tmp_path: Path) -> None:
    def asked(folder: str, number: int, *options: str) -> int:
        root = tmp_path / folder
        root.mkdir(exist_ok=True)
        for each in range(number):
            (root / f"{folder}-{each}.html").write_text(f"<main><h1>{folder} {each}</h1><p>Words.</p></main>")
        with CaptureQueriesContext(connection) as queries:
            moving(root, *options)
        return len(queries)

    for options, most in (((), DRY_RUN), (("--commit",), WRITTEN)):
        few, many = asked("few", 2, *options), asked("many", 8, *options)
        assert (many - few) / 6 <= most, (few, many)
    assert Redirect.objects.count() == 10 * 3
    few, many = asked("few", 2, "--commit"), asked("many", 8, "--commit")
    assert few == many  # where nothing changed, however many pages there are
