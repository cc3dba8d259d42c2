"""The reports: what they find and leave alone, who sees them, their file, how often they ask the database."""

from datetime import date, timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, ReferenceIndex

from core.admin.reports import REPORTS
from core.find_and_fix.accessibility import barriers
from core.find_and_fix.links import broken_links
from core.find_and_fix.orphans import orphan_documents, orphan_pictures
from core.find_and_fix.ownerless import pages_nobody_owns
from core.find_and_fix.reviews import pages_to_review
from core.find_and_fix.targets import Wrong
from core.models import User
from home.models import HomePage, StandardPage
from tests.factories.contributions import make_picture
from tests.factories.staff import make_staff, signed_in

TODAY = date(2026, 3, 4)


def add(parent: Page, title: str, body: list[Any] | None = None, **values: Any) -> StandardPage:
    """Add a page; its blocks are given as they are stored."""
    page = StandardPage(title=title, slug=slugify(title), **values)
    page.body = page.body.stream_block.to_python([{"type": kind, "value": value} for kind, value in body or []])
    parent.add_child(instance=page)
    return page


def document(title: str = "Plan") -> Any:
    """Return a document of the library."""
    return get_document_model().objects.create(title=title, file=ContentFile(b"plan", name=f"{title}.pdf"))


def link(kind: str, number: int, words: str = "look") -> tuple[str, str]:
    """Return running text that links to a page or a document."""
    return "rich_text", f'<p><a linktype="{kind}" id="{number}">{words}</a></p>'


def test_pages_without_an_owner_published_ones_first(home_page: HomePage, editor: User) -> None:
    add(home_page, "Draft", live=False)
    add(home_page, "Nobody’s", owner_role=" ")
    add(home_page, "Ours", owner_role="Involvement lead")
    assert [row.title for row in pages_nobody_owns(editor)] == ["Nobody’s", home_page.title, "Draft"]


def test_pages_to_review_longest_first_and_those_nobody_ever_read_last(home_page: HomePage, editor: User) -> None:
    HomePage.objects.update(last_reviewed=TODAY)
    add(home_page, "Yesterday", review_due=TODAY - timedelta(days=1), last_reviewed=date(2025, 1, 1))
    add(home_page, "Long ago", review_due=date(2020, 1, 1))
    add(home_page, "Today", review_due=TODAY)
    add(home_page, "Never")
    add(home_page, "Read once", last_reviewed=date(2024, 1, 1))
    add(home_page, "Draft", live=False)
    assert [row.page.title for row in pages_to_review(editor, TODAY)] == ["Long ago", "Yesterday", "Never"]


def test_links_to_what_visitors_cannot_open(home_page: HomePage, editor: User) -> None:
    gone, draft, fine = add(home_page, "Gone"), add(home_page, "Draft", live=False), add(home_page, "Fine")
    shut = add(home_page, "Shut")
    below = add(shut, "Below", [link("page", shut.pk)])
    PageViewRestriction.objects.create(page=shut, restriction_type="login")
    old, secret = document("Old"), document("Secret")
    room = secret.collection.add_child(name="Closed room")
    CollectionViewRestriction.objects.create(collection=room, restriction_type="login")
    get_document_model().objects.filter(pk=secret.pk).update(collection=room)
    targets = [("page", gone), ("page", draft), ("page", fine), ("page", below), ("document", old)]
    body = [link(kind, target.pk, f"to {target.title} & on") for kind, target in targets]
    button = ("button", {"page": draft.pk, "words": "Go"})
    cards = ("cards", {"cards": [{"type": "item", "value": {"page": gone.pk, "words": "Card"}}]})
    add(home_page, "Full", [*body, link("document", secret.pk), button, cards, body[0], ("rich_text", "<a>odd</a>")])
    gone.delete()
    old.delete()
    found = {(row.words, row.wrong) for row in broken_links(editor)}
    assert found == {
        ("to Gone & on", Wrong.PAGE_GONE),
        ("", Wrong.PAGE_GONE),
        ("to Draft & on", Wrong.PAGE_DRAFT),
        ("Draft", Wrong.PAGE_DRAFT),
        ("to Below & on", Wrong.PAGE_PRIVATE),
        ("to Old & on", Wrong.DOCUMENT_GONE),
        ("look", Wrong.DOCUMENT_PRIVATE),
    }
    Page.objects.filter(slug="full").update(live=False)
    assert broken_links(editor) == []


def test_files_that_nothing_uses_and_those_that_only_a_draft_uses(home_page: HomePage) -> None:
    lonely, listed, shown, planned = (make_picture(name) for name in ("Lonely", "Listed", "Shown", "Planned"))
    left, linked, waiting = document("Left"), document("Linked"), document("Waiting")
    picture = {"picture": {"image": shown.pk, "alt_text": "Two hands", "decorative": False}}
    page = add(home_page, "Page", [link("document", linked.pk), ("picture", picture)], listing_image=listed)
    page.listing_image = planned
    page.body.append(("rich_text", link("document", waiting.pk)[1]))
    page.save_revision()
    ReferenceIndex.create_or_update_for_object(StandardPage.objects.get(pk=page.pk))  # what the queue does
    assert [row.number for row in orphan_pictures()] == [lonely.pk]
    assert [row.number for row in orphan_documents()] == [left.pk]


def test_what_shuts_people_out(home_page: HomePage, editor: User) -> None:
    silent = {"picture": {"image": make_picture().pk, "alt_text": " ", "decorative": False}}
    decoration = {"picture": {"image": make_picture().pk, "alt_text": "", "decorative": True}}
    film = {"title": "Film", "address": "https://example.org/", "transcript": "<p> </p>"}
    good = film | {"title": "Good", "has_subtitles": True, "transcript": "<p>Hello</p>"}
    sound = {"title": "Talk", "sound": None, "transcript": ""}
    blocks = [("picture", silent), ("picture", decoration), ("video", film), ("video", good), ("audio", sound)]
    add(home_page, "Page", blocks)
    add(home_page, "Draft", blocks, live=False)
    assert [(row.page.title, row.what) for row in barriers(editor)] == [
        ("Page", "A picture"),
        ("Page", "Film"),
        ("Page", "Film"),
        ("Page", "Talk"),
    ]


def fill(home_page: HomePage, number: int) -> None:
    """Give every report this many things to find."""
    missing = 900_000
    silent = {"picture": {"image": missing, "alt_text": "", "decorative": False}}
    for each in range(number):
        add(home_page, f"=Page {each}", [link("page", missing + each), ("picture", silent)], review_due=TODAY)
        make_picture(f"Picture {each}")
        document(f"Document {each}")


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: str(report.slug))
def test_a_report_asks_the_same_for_two_and_for_twenty(
    report: Any, home_page: HomePage, editor_client: Client, organisation: object
) -> None:
    def asked() -> int:
        address = reverse(f"find_and_fix:{report.slug}")
        editor_client.get(address)
        with CaptureQueriesContext(connection) as queries:
            shown = editor_client.get(address)
        assert shown.status_code == HTTPStatus.OK
        return len(queries)

    fill(home_page, 2)
    few = asked()
    for page in StandardPage.objects.all():
        page.delete()
    fill(home_page, 20)
    assert asked() == few
    assert few <= 32


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: str(report.slug))
def test_the_screen_the_file_and_the_empty_state(report: Any, home_page: HomePage, editor_client: Client) -> None:
    HomePage.objects.update(owner_role="Lead", last_reviewed=timezone.localdate())
    address = reverse(f"find_and_fix:{report.slug}")
    assert str(report.nothing_found) in editor_client.get(address).content.decode()
    fill(home_page, 1)
    shown = editor_client.get(address)
    assert str(report.explanation) in shown.content.decode()
    row = shown.context["object_list"][0]
    assert row.edit_url in shown.content.decode()
    lines = editor_client.get(address, {"export": "csv"}).getvalue().decode().splitlines()
    assert len(lines) == len(shown.context["object_list"]) + 1
    assert f"http://testserver{row.edit_url}" in lines[1]
    assert not any(line.startswith(("=", '"=')) for line in lines)
    assert editor_client.get(address, {"export": "xlsx"}).status_code == HTTPStatus.OK
    for odd in ({"p": "x\0"}, {"export": "exe"}, {"ordering": "'"}):
        assert editor_client.get(address, odd).status_code in {HTTPStatus.OK, HTTPStatus.BAD_REQUEST}


def test_editors_see_the_reports_and_only_their_own_pages(home_page: HomePage, organisation: object) -> None:
    mine, other = add(home_page, "Mine"), add(home_page, "Other")
    somebody = make_staff(pages=("change",), below=mine, name="somebody")
    assert [row.number for row in pages_nobody_owns(somebody)] == [mine.pk]
    assert other.pk not in {row.page.number for row in pages_to_review(somebody, TODAY)}
    client, stranger = signed_in(somebody), signed_in(make_staff(name="stranger"))
    for report in REPORTS:
        address = reverse(f"find_and_fix:{report.slug}")
        assert client.get(address).status_code == HTTPStatus.OK
        assert stranger.get(address).status_code == HTTPStatus.FOUND
        assert Client().get(address).status_code == HTTPStatus.FOUND
    assert str(REPORTS[0].page_title) in client.get(reverse("wagtailadmin_home")).content.decode()
    assert str(REPORTS[0].page_title) not in stranger.get(reverse("wagtailadmin_home")).content.decode()
