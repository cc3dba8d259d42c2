"""DESIGN 7.9: exports need a permission, obey the filters, are logged, and are harmless in a spreadsheet program."""

import codecs
import csv
import io
from typing import Any

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from core.models import User
from core.spreadsheets import harmless
from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.actions.consent import record_consent
from people.models import ConsentEvent, Person, SignUp
from people.selectors import current_wording
from tests.factories.people import make_sign_up, make_submission

EXPORT = "/admin/sign_ups/?export=csv"


def rows_of(answer: Any) -> list[dict[str, str]]:
    """Return the rows of a CSV answer."""
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


FULL_WIDTH = ("\uff1d", "\uff0b", "\uff0d", "\uff20", "\ufe62")
HIDDEN = ("  =", "\n=", "\t@", "\u200b=", "\ufeff\uff1d", " \u00ad@")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", *FULL_WIDTH, *HIDDEN])
def test_formulas_are_text(start: str) -> None:
    assert harmless(f"{start}cmd") == f"'{start}cmd"


@pytest.mark.parametrize("text", ["", "Sam", "a=b", "sam@example.com", "1-2"])
def test_ordinary_text_stays(text: str) -> None:
    assert harmless(text) == text


def test_no_cell_of_an_export_runs(editor_client: Client, page: OpportunityPage) -> None:
    page.title = "@SUM(1)"
    page.save()
    confirm(
        make_sign_up(
            page,
            name="=HYPERLINK(0)",
            how_heard="+1",
            access_needs="-1",
            email="=x@example.com",
            answers=({"question": "=1", "answer": "=2"},),
        )
    )
    (row,) = rows_of(editor_client.get(EXPORT))
    assert row["Name"] == "'=HYPERLINK(0)"
    assert row["For"] == "'@SUM(1)"
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_an_export_of_a_phone_number_keeps_it_readable(editor_client: Client, page: OpportunityPage) -> None:
    make_sign_up(page, email="", reach_by="phone", phone="+48225550123")
    (row,) = rows_of(editor_client.get(EXPORT))
    assert row["Phone"] == "'+48225550123"


def test_an_export_obeys_the_filters_and_is_logged(editor_client: Client, editor: User, page: OpportunityPage) -> None:
    confirm(make_sign_up(page, email="sam@example.com", name="Sam Example"))
    make_sign_up(page, email="kim@example.com", name="Kim Example")
    rows = rows_of(editor_client.get(f"{EXPORT}&state=unconfirmed&q=kim"))
    assert [row["Email"] for row in rows] == ["kim@example.com"]
    entry = ModelLogEntry.objects.get(action="people.export")
    assert entry.user == editor
    assert entry.data == {"count": 1, "filters": {"state": "unconfirmed", "search": "yes"}}
    assert "Exported 1 sign-ups" in entry.message


def test_an_export_tells_who_wants_news_and_opens_in_excel(editor_client: Client, page: OpportunityPage) -> None:
    news = current_wording("news", "en")
    assert news is not None
    agreed = make_submission().wordings
    for name in ("kim", "lee", "sam"):
        wordings = agreed if name == "sam" else (*agreed, news.pk)
        confirm(make_sign_up(page, email=f"{name}@example.com", name=f"{name} Zoë", wordings=wordings))
    record_consent(Person.objects.get(email="lee@example.com"), news, ConsentEvent.Decision.WITHDRAWN, channel="phone")
    answer: Any = editor_client.get(EXPORT)
    whole = b"".join(answer.streaming_content)
    assert whole.startswith(codecs.BOM_UTF8)
    rows = csv.DictReader(io.StringIO(whole.decode("utf-8-sig")))
    assert {row["Name"]: row["News"] for row in rows} == {"kim Zoë": "yes", "lee Zoë": "no", "sam Zoë": "no"}
    kim = SignUp.objects.get(person__email="kim@example.com")
    shown = editor_client.get(f"/admin/sign_ups/inspect/{kim.pk}/").content.decode()
    assert "<dt>News</dt><dd>yes</dd>" in shown


def test_filters_that_make_no_sense_export_nothing(editor_client: Client, page: OpportunityPage) -> None:
    make_sign_up(page)
    assert editor_client.get(f"{EXPORT}&state=nonsense").status_code == 400
    assert not ModelLogEntry.objects.filter(action="people.export").exists()


def test_there_is_no_export_as_a_workbook(editor_client: Client, page: OpportunityPage) -> None:
    make_sign_up(page)
    answer = editor_client.get("/admin/sign_ups/?export=xlsx")
    assert answer["Content-Type"].startswith("text/html")
    assert "export=xlsx" not in editor_client.get("/admin/sign_ups/").content.decode()
