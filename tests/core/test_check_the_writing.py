"""The advice on a page in the admin: on the latest draft, for those who may edit it, and it never blocks."""

from http import HTTPStatus
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from core.models import AvoidedWord, User
from home.models import HomePage, StandardPage
from tests.factories.contributions import make_picture
from tests.factories.staff import make_staff, signed_in

READING = "<p>We utilise it. <a href='https://example.org/'>click here</a></p>"


def make_page(home_page: Page, text: str = READING, **values: Any) -> StandardPage:
    """Add a published page with this text."""
    page = StandardPage(title="Chairs", slug="chairs", body=[("rich_text", text)], **values)
    home_page.add_child(instance=page)
    return page


def address(page: Page) -> str:
    """Return where the advice on a page stands."""
    return reverse("writing:check", args=[page.pk])


def test_it_reads_the_draft_and_not_what_is_published(home_page: HomePage, editor_client: Client) -> None:
    AvoidedWord.objects.create(words="utilise", instead="use")
    page = make_page(home_page, "<p>We use it.</p>", summary="Chairs.")
    assert "This reads well" in editor_client.get(address(page)).content.decode()
    page.body = [("rich_text", READING)]
    page.save_revision()
    shown = editor_client.get(address(page)).content.decode()
    assert "Not “utilise”. Write: use" in shown
    assert "Say where the link leads" in shown
    assert "This reads well" not in shown


def test_advice_blocks_nothing_and_changes_nothing(home_page: HomePage, editor_client: Client) -> None:
    page = make_page(home_page)
    editor_client.get(address(page))  # Wagtail writes down that somebody is here for the first time
    with CaptureQueriesContext(connection) as asked:
        assert editor_client.get(address(page)).status_code == HTTPStatus.OK
    wrote = [each["sql"] for each in asked if each["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}]
    assert [sql for sql in wrote if "session" not in sql] == []
    assert publish(editor_client, page, READING).has_unpublished_changes is False


def publish(client: Client, page: StandardPage, text: str, picture: dict[str, str] | None = None) -> Page:
    """Press Publish in the editor, with this text and perhaps a picture, and return the page as it is then."""
    blocks = [("rich_text", rich_text(text)), *([("picture", picture)] if picture else [])]
    form = {
        **{"title": "Chairs again", "slug": page.slug, "summary": "", "body": streamfield(blocks)},
        "formats": streamfield([]),
        "action-publish": "1",
    }
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), nested_form_data(form))
    return Page.objects.get(pk=page.pk)


def test_a_picture_without_words_cannot_be_published(home_page: HomePage, editor_client: Client) -> None:
    page, number = make_page(home_page), str(make_picture().pk)
    silent = {"picture-image": number, "picture-alt_text": "", "caption": ""}
    assert publish(editor_client, page, "<p>x</p>", silent).title == "Chairs"
    assert publish(editor_client, page, "<p>x</p>", silent | {"picture-decorative": "on"}).title == "Chairs again"


def test_what_must_be_mended_stands_first(home_page: HomePage, editor_client: Client) -> None:
    page = make_page(home_page)
    picture = {"picture": {"image": make_picture().pk, "decorative": False, "alt_text": " "}}
    page.body.append(("picture", page.body.stream_block.child_blocks["picture"].to_python(picture)))
    page.save_revision()
    shown = editor_client.get(address(page)).content.decode()
    assert "Mend this before you publish" in shown
    assert "It has no alternative text" in shown


@pytest.mark.parametrize(("verbs", "status"), [(("change",), HTTPStatus.OK), ((), HTTPStatus.FOUND)])
def test_it_is_for_those_who_may_edit_the_page(
    home_page: HomePage, organisation: object, verbs: tuple[str, ...], status: HTTPStatus
) -> None:
    page = make_page(home_page)
    assert signed_in(make_staff(pages=verbs)).get(address(page)).status_code == status
    assert Client().get(address(page)).status_code == HTTPStatus.FOUND


def test_a_page_that_is_not_there_and_the_root_are_not_found(home_page: HomePage, editor_client: Client) -> None:
    for number in (987654, Page.get_first_root_node().pk):
        assert editor_client.get(reverse("writing:check", args=[number])).status_code == HTTPStatus.NOT_FOUND
    assert editor_client.post(address(home_page)).status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_the_editor_leads_to_it_in_the_checks_and_in_the_menu(home_page: HomePage, editor_client: Client) -> None:
    page = make_page(home_page)
    shown = editor_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert shown.count(address(page)) >= 2
    new = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home_page.pk])
    assert editor_client.get(new).status_code == HTTPStatus.OK


def test_what_the_preview_shows_is_read_and_nothing_is_kept(home_page: HomePage, editor_client: Client) -> None:
    AvoidedWord.objects.create(words="utilise", instead="use")
    sent = {"html": f"<main>{READING}</main>", "language": "en", "summary": ""}
    read = reverse("writing:read")
    shown = editor_client.post(read, sent).content.decode()
    assert "3 things could be better." in shown
    assert "Not “utilise”. Write: use" in shown
    assert "There is no summary" in shown
    polish = editor_client.post(read, sent | {"language": "pl"}).content.decode()
    assert "utilise" not in polish
    assert "English only" in polish
    with CaptureQueriesContext(connection) as asked:
        editor_client.post(read, sent)
    assert len(asked) <= 6
    assert not [each for each in asked if each["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}]


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"html": "<" * 5000, "summary": "x" * 5000},
        {"html": "\0", "language": "<b>"},
        {"html": "<script>1</script>"},
    ],
)
def test_odd_words_of_a_preview_are_read_or_refused(
    home_page: HomePage, editor_client: Client, sent: dict[str, str]
) -> None:
    answer = editor_client.post(reverse("writing:read"), sent)
    assert answer.status_code in (HTTPStatus.OK, HTTPStatus.BAD_REQUEST)
    assert "<script>" not in answer.content.decode()
    assert "<b>" not in answer.content.decode()
    assert editor_client.get(reverse("writing:read")).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    refused = signed_in(make_staff()).post(reverse("writing:read"), sent).status_code
    assert refused in (HTTPStatus.FOUND, HTTPStatus.BAD_REQUEST)
    assert Client(enforce_csrf_checks=True).post(reverse("writing:read"), sent).status_code >= HTTPStatus.FOUND


def test_the_list_of_words_is_the_trusts_own(editor: User, editor_client: Client) -> None:
    add = reverse("wagtailsnippets_core_avoidedword:add")
    assert editor_client.post(add, {"words": "  going   forward ", "instead": "now"}).status_code == HTTPStatus.FOUND
    assert AvoidedWord.objects.get().words == "going forward"
    again = editor_client.post(add, {"words": "Going Forward", "instead": ""})
    assert "on the list already" in again.content.decode()
    for odd in ("", "…", "x" * 5000, "a\0b"):
        assert editor_client.post(add, {"words": odd, "instead": ""}).status_code in {200, 400}
    assert AvoidedWord.objects.count() == 1
