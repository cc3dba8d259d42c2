"""A small old site moves in: pages link to each other, files are stored once, old addresses lead on."""

from typing import Any

from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page, Revision

from core.models import CustomImage
from home.models import MovedPage, StandardPage

from .conftest import OLD_SITE, Moving, body_html, draft_of, raw_of


def everything() -> list[object]:
    """Return what the command could have written."""
    models: tuple[Any, ...] = (Page, StandardPage, Revision, MovedPage, Redirect, CustomImage, get_document_model())
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_a_dry_run_reports_and_writes_nothing(moving: Moving) -> None:
    before = everything()
    report = moving(OLD_SITE)
    assert "Pages: 3 new, 0 changed, 0 as they were, 0 edited here and left alone." in report
    assert "3 files to bring along." in report
    assert "Every sentence arrived or is named above." in report
    assert "Dry run: nothing was written." in report
    assert everything() == before


def test_the_pages_become_drafts(moving: Moving, section: StandardPage) -> None:
    assert "Drafts written: 3." in moving(OLD_SITE, "--commit")
    pages = {page.slug: page for page in StandardPage.objects.child_of(section)}
    assert set(pages) == {"getting-involved", "forum", "team"}
    assert not any(page.live for page in pages.values())
    assert all(page.has_unpublished_changes for page in pages.values())
    involved = draft_of(pages["getting-involved"])
    assert involved.title == "Getting involved"
    assert involved.summary == "How to get involved with us."
    kinds = [block.block_type for block in draft_of(pages["forum"]).body]
    assert kinds == ["rich_text", "rich_text", "table", "inset", "quote", "contact", "video", "rich_text"]


def test_links_between_the_pages_follow_them(moving: Moving, section: StandardPage) -> None:
    moving(OLD_SITE, "--commit")
    pages = {page.slug: page for page in StandardPage.objects.child_of(section)}
    text = " ".join(map(str, raw_of(pages["getting-involved"], "rich_text")))
    for slug, words in (("forum", "our forum"), ("team", "the team")):
        assert f'<a id="{pages[slug].pk}" linktype="page">{words}</a>' in text
    assert "page that is gone" in text and "gone.html" not in text
    assert 'linktype="document">our plan</a>' in text
    assert '<a href="https://www.example.org/map">' in str(raw_of(pages["forum"], "rich_text"))


def test_files_are_stored_once_and_no_picture_is_shown_before_somebody_has_looked(
    moving: Moving, section: StandardPage
) -> None:
    moving(OLD_SITE, "--commit")
    picture = CustomImage.objects.get()
    assert picture.shows_people == "" and not picture.may_be_shown
    assert get_document_model().objects.count() == 2
    page = StandardPage.objects.get(slug="getting-involved")
    assert [value["picture"]["alt_text"] for value in raw_of(page, "picture")] == ["A cup of tea on a table", ""]
    assert raw_of(StandardPage.objects.get(slug="team"), "picture")[0]["picture"]["decorative"] is True
    assert "<img" not in body_html(page)
    [document] = raw_of(page, "documents")
    assert document["title"] == "Our plan in Easy Read (PDF, 1 kB)"
    assert document["files"][0]["value"]["format"] == "easy-read"


def test_the_report_names_what_needs_a_look(moving: Moving) -> None:
    report = moving(OLD_SITE)
    for words in (
        "files/dot.png",  # without alternative text
        "leads nowhere; its words stay",
        "files/plan.pdf",
        "“What you need to know”: a jump from level 2 to 4; it is level 3 now",
        "“Copyright Example Trust.”: menu or other furniture",
        "“I was listened to. It made a difference.”: ask whose words these are",
        "“Tel: 01632 960000”: the contact block says this in its own words",
    ):
        assert words in report


def test_old_addresses_lead_to_the_published_page(client: Client, moving: Moving, section: StandardPage) -> None:
    moving(OLD_SITE, "--commit")
    page = StandardPage.objects.get(slug="forum")
    page.get_latest_revision().publish()
    for path in ("/forum.htm", "/forum.html", "/forum"):
        response = client.get(path)
        assert (response.status_code, response["Location"]) == (301, "/about/forum/")
    assert {"/team", "/team/index.htm", "/team/index.html"} <= set(Redirect.objects.values_list("old_path", flat=True))


def test_a_second_run_changes_nothing(moving: Moving) -> None:
    moving(OLD_SITE, "--commit")
    before = everything()
    for options in ([], ["--commit"]):
        assert "Nothing to do." in moving(OLD_SITE, *options)
    assert everything() == before
