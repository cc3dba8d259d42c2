"""The team's screens for other formats: what waits, what is overdue, and PDFs whose words stand on no page."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.format_sets import Want
from core.models import CustomDocument, OrganisationSettings, User
from home.models import HomePage, StandardPage
from involvement.actions.format_requests import ask_for_format
from involvement.desk.pdf_report import pdfs_without_page
from involvement.models import FormatWish
from involvement.other_formats.asked import AskedFor
from people.actions.consent import ensure_wordings
from people.models import OutboxMessage
from people.selectors import current_wording

DESK = "/admin/format_wishes/"


@pytest.fixture(autouse=True)
def page(home_page: HomePage, organisation: OrganisationSettings) -> StandardPage:
    """A page that is published."""
    return make_page(home_page, "visiting")


def make_page(home_page: HomePage, slug: str, **values: Any) -> StandardPage:
    """Return a published page."""
    made = StandardPage(title=f"About {slug}", slug=slug, **values)
    home_page.add_child(instance=made)
    return made


def make_wish(page: StandardPage, phone: str = "01632960001", language: str = "en") -> FormatWish:
    """Return what somebody without email waits for."""
    ensure_wordings()
    wording = current_wording("format", "en")
    assert wording is not None
    want = Want("large-print", language)
    ask_for_format(page, AskedFor(want, "", "phone", "", phone, "en", wording.pk))
    return FormatWish.objects.get(page=page, language=language)


def test_the_list_says_what_waits_and_what_is_overdue(editor_client: Client, page: StandardPage) -> None:
    wish = make_wish(page)
    FormatWish.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    make_wish(page, language="pl")
    shown = editor_client.get(DESK).content.decode()
    assert "large print, Polish" in shown
    assert shown.count("overdue") == 1 + 1  # the row, and the filter
    late = editor_client.get(DESK, {"state": "overdue"}).content.decode()
    assert "large print, Polish" not in late
    assert f"{DESK}{wish.pk}/" in late
    assert "01632960001" not in shown
    assert "01632960001" in editor_client.get(f"{DESK}{wish.pk}/").content.decode()
    desk = editor_client.get("/admin/loop/").content.decode()
    assert "Somebody asked for this page: large print." in desk


def test_the_list_costs_the_same_with_many(editor_client: Client, home_page: HomePage, page: StandardPage) -> None:
    def queries() -> int:
        editor_client.get(DESK)
        with CaptureQueriesContext(connection) as captured:
            editor_client.get(DESK)
        return len(captured)

    make_wish(page)
    make_wish(page, language="ur")
    few = queries()
    for number in range(12):
        make_wish(make_page(home_page, f"page-{number}"), phone=f"0163296{number:04}")
    assert queries() == few


def test_buttons_refuse_kindly_and_act_once(editor_client: Client, page: StandardPage) -> None:
    wish = make_wish(page)
    here = f"{DESK}{wish.pk}/"
    for typed, words in (
        ({"do": "answer", "answer": " "}, "The page does not offer this yet"),
        ({"do": "cannot", "reason": "\u202e"}, "Say why"),
        ({"do": "cannot", "reason": "x" * 5000}, "at most 2000 characters"),
        ({"do": "promise", "day": "2001-01-01"}, "This day is over."),
        ({"do": "promise", "day": "soon"}, "Write the day as"),
    ):
        refused = editor_client.post(here, typed)
        assert refused.status_code == 422
        assert words in refused.content.decode(), typed
    assert editor_client.post(here, {"do": "nonsense"}).status_code == 400
    assert editor_client.post(here, {"do": "promise", "day": "2031-01-02"}).status_code == 302
    assert editor_client.post(here, {"do": "promise", "day": "2031-01-02"}).status_code == 409
    wish.refresh_from_db()
    assert (wish.state, wish.due_on) == ("promised", date(2031, 1, 2))
    page.formats = [("format", {"format": "large-print", "language": "en", "document": make_pdf("Visiting")})]
    page.save_revision().publish()
    assert editor_client.post(here, {"do": "answer", "answer": ""}).status_code == 302
    assert editor_client.post(here, {"do": "answer", "answer": ""}).status_code == 409
    assert not OutboxMessage.objects.exists()  # nobody who waits has email
    shown = editor_client.get(here).content.decode()
    assert "01632960001" in shown  # they still have to be rung
    assert "Answer everybody who waits" not in shown


def test_only_those_who_may_see_who_asked(client: Client, page: StandardPage) -> None:
    wish = make_wish(page)
    editor = User.objects.create_user("plain", "plain@example.org", "example-password")
    editor.groups.add(Group.objects.get_or_create(name="Editors")[0])
    client.force_login(editor)
    for path in (DESK, f"{DESK}{wish.pk}/", "/admin/pdfs/"):
        assert client.get(path).status_code in (302, 403)


def make_pdf(title: str) -> CustomDocument:
    """Return a document that is called a PDF."""
    return CustomDocument.objects.create(title=title, file=ContentFile(b"%PDF", name=f"{title}.pdf"), file_size=4)


def in_formats(document: CustomDocument, same: StandardPage | None = None) -> list[Any]:
    """Return a body with a document in formats."""
    files = [{"format": "standard", "language": "en", "document": document.pk}]
    value = {"title": "A plan", "page": same.pk if same else None, "files": files}
    return [{"type": "documents", "value": value}]


def with_body(home_page: HomePage, slug: str, body: list[Any]) -> StandardPage:
    """Return a published page with these blocks."""
    blocks = StandardPage._meta.get_field("body").stream_block.to_python(body)
    return make_page(home_page, slug, body=blocks)


def test_pdfs_without_a_page_are_listed_and_go_out_as_csv(
    editor_client: Client, home_page: HomePage, page: StandardPage
) -> None:
    alone, said, linked, own = (make_pdf(title) for title in ("=Alone", "Said", "Linked", "Own"))
    make_pdf("Unused")
    with_body(home_page, "one", in_formats(alone))
    with_body(home_page, "two", in_formats(said, page))
    link = f'<p><a linktype="document" id="{linked.pk}">Plan</a></p>'
    with_body(home_page, "three", [{"type": "rich_text", "value": link}])
    with_body(home_page, "four", [*in_formats(alone), {"type": "rich_text", "value": link}])
    page.formats = [("format", {"format": "large-print", "language": "en", "document": own})]
    page.save_revision().publish()
    call_command("rebuild_references_index", verbosity=0)
    with CaptureQueriesContext(connection) as few:
        lines = pdfs_without_page()
    assert [(line.title, [each.slug for each in line.pages]) for line in lines] == [
        ("=Alone", ["one", "four"]),
        ("Linked", ["three", "four"]),
    ]
    for number in range(5):
        with_body(home_page, f"more-{number}", in_formats(make_pdf(f"More {number}")))
    call_command("rebuild_references_index", verbosity=0)
    with CaptureQueriesContext(connection) as many:
        assert len(pdfs_without_page()) == 7
    assert len(many) == len(few)
    assert "Linked" in editor_client.get("/admin/pdfs/").content.decode()
    file = editor_client.get("/admin/pdfs/?export=csv").content.decode("utf-8-sig")
    assert file.splitlines()[:2] == ["Document,Pages", "'=Alone,About one; About four"]
