"""A page imported again: nothing where nothing changed, a new version where it did, and editors’ work kept."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from home.models import HomePage, MovedPage, StandardPage

from .conftest import Moving, body_html, draft_of

FIRST = "<main><h1>Peer support</h1><p>We meet on Monday.</p></main>"
CHANGED = "<main><h1>Peer support</h1><p>We meet on Friday.</p></main>"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A saved page."""
    path = tmp_path / "old" / "peer-support.html"
    path.parent.mkdir()
    path.write_text(FIRST)
    return path


def page() -> StandardPage:
    """Return the page that moved."""
    return StandardPage.objects.get(slug="peer-support")


def test_a_changed_page_gets_a_new_draft_version(saved: Path, moving: Moving) -> None:
    moving(saved, "--commit")
    saved.write_text(CHANGED)
    assert "changed: “Peer support” gets a new draft version" in moving(saved)
    assert "Drafts written: 1." in moving(saved, "--commit")
    assert "We meet on Friday." in body_html(page())
    assert page().revisions.count() == 2
    assert "Nothing to do." in moving(saved, "--commit")


def test_what_is_published_stays_until_an_editor_publishes_again(saved: Path, moving: Moving) -> None:
    moving(saved, "--commit")
    page().get_latest_revision().publish()
    saved.write_text(CHANGED)
    moving(saved, "--commit")
    assert page().live and page().has_unpublished_changes
    assert "Monday" in str(page().body)
    assert "Friday" in body_html(page())


def test_a_page_that_an_editor_changed_is_left_alone_and_named(saved: Path, moving: Moving) -> None:
    moving(saved, "--commit")
    draft = draft_of(page())
    draft.title = "Support by peers"
    draft.save_revision()
    saved.write_text(CHANGED)
    report = moving(saved, "--commit")
    assert "it is left alone, somebody must compare them" in report
    assert "1 edited here and left alone." in report and "Nothing to do." in report
    assert "Monday" in body_html(page()) and draft_of(page()).title == "Support by peers"


def test_a_page_that_an_editor_moved_is_still_known(saved: Path, moving: Moving, home_page: HomePage) -> None:
    moving(saved, "--commit")
    page().move(HomePage.objects.get(pk=home_page.pk), pos="last-child")
    assert "Nothing to do." in moving(saved, "--commit")


def test_links_to_a_page_that_moved_earlier_lead_to_it(saved: Path, moving: Moving) -> None:
    moving(saved, "--commit")
    later = saved.parent / "later.html"
    later.write_text('<main><h1>Later</h1><p>See <a href="peer-support.htm">peer support</a>.</p></main>')
    moving(later, "--commit")
    body = str(draft_of(StandardPage.objects.get(slug="later")).body.get_prep_value())
    assert f'<a id="{page().pk}" linktype="page">peer support</a>' in body


def test_a_link_becomes_a_page_link_when_its_page_follows(saved: Path, moving: Moving) -> None:
    saved.write_text('<main><h1>Peer support</h1><p>See <a href="other.html">the other</a>.</p></main>')
    assert "leads nowhere" in moving(saved, "--commit")
    (saved.parent / "other.html").write_text("<main><h1>Other</h1><p>Words.</p></main>")
    assert "Pages: 1 new, 1 changed" in moving(saved.parent, "--commit")
    assert 'linktype="page"' in str(draft_of(page()).body.get_prep_value())
    assert "Nothing to do." in moving(saved.parent, "--commit")


def test_a_deleted_page_comes_back_when_it_is_imported_again(saved: Path, moving: Moving) -> None:
    moving(saved, "--commit")
    page().delete()
    assert not MovedPage.objects.exists() and not Redirect.objects.exists()
    assert "Pages: 1 new" in moving(saved, "--commit")


def test_redirects_never_cover_a_page_or_another_redirect(saved: Path, moving: Moving, home_page: HomePage) -> None:
    front = HomePage.objects.get(pk=home_page.pk)
    front.add_child(instance=StandardPage(title="Here already", slug="peer-support"))
    Redirect.add_redirect("/peer-support.htm", redirect_to="/elsewhere/")
    report = moving(saved, "--commit")
    assert "“/peer-support”: another page of this site stands there" in report
    assert "“/peer-support.htm”: there is a redirect already" in report
    assert set(Redirect.objects.values_list("old_path", flat=True)) == {"/peer-support.htm", "/peer-support.html"}


def test_a_page_that_keeps_its_address_does_not_lead_to_itself(saved: Path, section: StandardPage) -> None:
    call_command("import_page", str(saved), "--under", "/", "--commit", verbosity=0)
    paths = set(Redirect.objects.values_list("old_path", flat=True))
    assert paths == {"/peer-support.htm", "/peer-support.html"}


def test_an_address_that_is_taken_gets_a_number(saved: Path, moving: Moving, section: StandardPage) -> None:
    section.add_child(instance=StandardPage(title="Another", slug="peer-support"))
    assert "at /about/peer-support-2/" in moving(saved)


def test_where_the_folder_stood_makes_the_old_addresses(saved: Path, moving: Moving) -> None:
    moving(saved.parent, "--commit", "--stood-at", "https://www.old.example.org/involve/")
    assert "/involve/peer-support.html" in Redirect.objects.values_list("old_path", flat=True)
    assert MovedPage.objects.get().address == "old.example.org/involve/peer-support"


def test_a_quotation_keeps_the_page_from_being_published(saved: Path, moving: Moving) -> None:
    saved.write_text("<main><h1>Said</h1><blockquote>They listened.</blockquote></main>")
    moving(saved, "--commit")
    body = draft_of(page()).body
    assert [child.block_type for child in body] == ["inset", "quote"]
    with pytest.raises(StreamBlockValidationError) as refused:
        body.stream_block.clean(body)
    assert list(refused.value.block_errors) == [1]


WRONG = {
    "no such place": (["{page}", "--under", "/nowhere/"], "There is no page at “/nowhere/”."),
    "null byte in the place": (["{page}", "--under", "/a\x00b/"], "There is no page at"),
    "no such file": (["{page}.gone", "--under", "/about/"], "There is no file or folder"),
    "an empty folder": (["{folder}/empty", "--under", "/about/"], "There is no page in what was named"),
    "another scheme": (["ftp://example.org/a", "--under", "/about/"], "is no web address"),
    "a private address": (["http://127.0.0.1:9/", "--under", "/about/"], "private network, which is never asked"),
}


@pytest.mark.parametrize(("arguments", "words"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_done_is_said(arguments: list[str], words: str, saved: Path, section: StandardPage) -> None:
    (saved.parent / "empty").mkdir()
    filled = [each.format(page=saved, folder=saved.parent) for each in arguments]
    with pytest.raises(CommandError, match=words):
        call_command("import_page", *filled, "--commit")
    assert not MovedPage.objects.exists()


def test_without_a_site_it_says_so(saved: Path, section: StandardPage) -> None:
    Site.objects.all().delete()
    with pytest.raises(CommandError, match="There is no site yet"):
        call_command("import_page", str(saved), "--under", "/about/")


def test_two_pages_of_one_old_address_are_one_page(saved: Path, moving: Moving) -> None:
    saved.with_suffix(".htm").write_text(CHANGED)
    report = moving(saved.parent, "--commit")
    assert "another page has the same old address" in report
    assert StandardPage.objects.filter(slug__startswith="peer-support").count() == 1
